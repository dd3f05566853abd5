import type { Words } from '../index.ts'

/** Says what en/notices.ts says. made on: 2026-11-22. reviewed: null, by nobody yet. */
export const notices: Words['notices'] = {
  title: 'Avisos para ti',
  about: 'Lo que la moderación quiere que sepas, lo más reciente primero. Estos avisos solo los ves tú.',
  none: 'No hay avisos para ti.',
  noneHint: 'Cuando alguien de la moderación te escriba, o haga algo con un texto tuyo, lo verás aquí.',
  news: (count) => (count === 1 ? '1 aviso nuevo para ti' : `${count} avisos nuevos para ti`),
  all: 'Avisos para ti',
  unread: 'nuevo',
  readAll: 'Los he leído',
  rule: 'Se trata de esta norma:',
  said: 'La moderación escribe:',
  see: 'Ir a tu texto',
  rewrite: 'Escribirlo de otra manera',
  open: 'Abrir la conversación',
  room: 'Ir a la sala',
  help: 'Hablarlo con alguien',
  kinds: {
    veiled: {
      title: 'Algunas de tus palabras están veladas',
      text: 'Quizá muestran una forma de hacer daño, o cómo encontrar a una persona. El resto de tu texto se ve. Puedes escribirlo de otra manera: lo que sientes, sin cómo, dónde ni con qué.',
    },
    veil_lifted: {
      title: 'Tus palabras se ven otra vez',
      text: 'La moderación ha mirado las palabras que estaban veladas. Ahora las puede leer todo el mundo.',
    },
    held: {
      title: 'Tu texto espera a la moderación',
      text: 'Por ahora solo lo veis tú y la moderación. Lo leen primero. Después se publica, o te dicen por qué no.',
    },
    released: {
      title: 'Tu texto ya se ve',
      text: 'La moderación lo ha leído. Gracias por esperar.',
    },
    hidden: {
      title: 'La moderación ha ocultado un texto tuyo',
      text: 'Se trata de esas palabras, no de ti. Puedes escribirlo de otra manera; entonces la moderación lo lee otra vez.',
    },
    removed: {
      title: 'La moderación ha quitado un texto tuyo',
      text: 'Los demás solo ven que allí había algo. Puede doler leer esto, y lo sentimos. Puedes seguir escribiendo aquí.',
    },
    note_added: {
      title: 'La moderación puso una nota en tu texto',
      text: 'Dice de qué habla, para que cada persona elija si lo abre. Tus palabras están como estaban.',
    },
    paused: {
      title: 'La moderación te pide una pausa',
      text: 'Por un tiempo no puedes escribir en este grupo. Puedes seguir leyendo, y la ayuda está abierta siempre. Después podrás volver a escribir.',
    },
    care: {
      title: 'Alguien de la moderación te ha escrito',
      text: 'Esta conversación solo la podéis leer tú y la moderación. Puedes responder allí, o no.',
    },
    reply: {
      title: 'Alguien de la moderación te ha respondido',
      text: 'La respuesta está en la conversación, donde también la leen los demás.',
    },
    aside: {
      title: 'Alguien que acompaña la sala quiere hablar contigo a solas',
      text: 'No es un reproche. Tú eliges si vienes. La propuesta dura tres minutos; te lo pueden proponer otra vez.',
    },
    undone: {
      title: 'La moderación ha retirado una decisión',
      text: 'Lo que se había decidido ya no vale. Todo está como antes.',
    },
    report_outcome: {
      title: 'Sobre lo que nos contaste',
      text: 'La moderación lo ha leído y ha hecho lo que hacía falta. Gracias por cuidar de los demás. No decimos qué se hizo exactamente, porque se trata de otra persona.',
    },
    meeting_open: {
      title: 'El encuentro está abierto',
      text: 'Querías venir a un encuentro. Ya ha empezado, y la persona que lo acompaña está allí. Puedes entrar, o no.',
    },
    meeting_cancelled: {
      title: 'Un encuentro no se hará',
      text: 'Querías venir a un encuentro. Esta vez no puede hacerse, y lo sentimos. Los siguientes están en el grupo. Si necesitas a alguien antes, la ayuda está abierta siempre.',
    },
  },
}
