import type { Words } from '../index.ts'

export const comeBack: Words['comeBack'] = {
  title: 'Volver',
  about: 'Escribe las palabras de tu frase en su orden. No importan las mayúsculas ni los saltos de línea.',
  phrase: 'Tu frase',
  go: 'Volver',
  lost: '¿Has perdido tu frase? Entonces nadie puede abrir tus nombres de antes, y lo sentimos. Siempre puedes empezar de nuevo, y nadie lo sabrá.',
  wouldLose:
    'En este dispositivo ya tienes un nombre, y todavía no tienes una frase para volver a él. Si vuelves con otra frase, ese camino se cierra para siempre.',
  wouldLoseLink: 'Recibir antes una frase',
}
