import type { Words } from '../index.ts'

export const refused: Words['refused'] = {
  words: 'Tus palabras siguen aquí.',
  emptyTitle: 'El título sigue vacío, o no tiene nada que se pueda ver. Unas pocas palabras bastan.',
  longTitle: (most) =>
    `El título es más largo de lo que podemos guardar. Que tenga menos de ${most} letras, por favor.`,
  emptyText: 'Aquí todavía no hay nada que se pueda ver. Una sola línea basta.',
  longText: (most) =>
    `Es más de lo que podemos guardar de una vez. Caben hasta ${most} letras; el resto lo puedes publicar como respuesta.`,
  longNote: (most) => `La nota es un poco larga. Caben hasta ${most} letras.`,
  longReport: (most) => `Lo que nos cuentas es un poco largo. Caben hasta ${most} letras.`,
  noReason: 'Elige primero de qué se trata, por favor. «Otra cosa» también vale.',
  text: 'Hay algo en el texto que no podemos guardar. Revísalo, por favor, e inténtalo de nuevo.',
  keyUsed:
    'Una versión anterior de esto ya se publicó. Mira primero la conversación, por favor. Si quieres publicar también esto, usa el botón otra vez.',
  changed:
    'Mientras tanto este texto cambió en otro sitio, quizá lo cambiaste tú en otro dispositivo. Abajo ves lo que hay ahora y tus palabras de hace un momento. Si guardas, las tuyas ocupan su lugar.',
  bannedLink: 'Mira dónde hay ayuda',
  slowDown: (minutes) =>
    `Eso fue mucho en poco tiempo, así que aquí pedimos a todo el mundo una pausa. Prueba otra vez en ${minutes === 1 ? 'un minuto' : `unos ${minutes} minutos`}.`,
  emptyPhrase: 'Escribe las palabras de tu frase, por favor.',
}
