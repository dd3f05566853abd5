import type { Words } from '../index.ts'

/** Says what en/told.ts says. made on: 2026-11-22. reviewed: null, by nobody yet. */
export const told: Words['told'] = {
  veil: 'palabras veladas',
  veilAloud: 'algunas palabras están veladas por seguridad',
  gone: 'La moderación quitó esto.',
  veiled: {
    title: 'Por ahora, algunas de tus palabras están veladas',
    text: 'Quizá muestran una forma de hacer daño, o cómo encontrar a una persona. Eso puede poner en peligro a quien lee. El resto de tu texto se ve. Lo que sientes lo puedes decir aquí.',
    next: 'Alguien de la moderación lo mirará. Si esas palabras no dañan a nadie, se verán.',
  },
  held: {
    title: 'Por ahora, esto solo lo veis tú y la moderación',
    text: 'No sabíamos si podía hacer daño a alguien, así que la moderación lo lee primero. Después se publica, o te dicen por qué no.',
    next: 'Mientras tanto puedes escribirlo de otra manera o borrarlo.',
  },
  hidden: {
    title: 'La moderación ha ocultado esto',
    text: 'Ahora los demás no lo ven. Se trata de estas palabras, no de ti. Puedes escribirlo de otra manera; entonces la moderación lo lee otra vez.',
    next: '',
  },
  removed: {
    title: 'La moderación ha quitado esto',
    text: 'Los demás solo ven que aquí había algo. Puede doler encontrarse con eso, y lo sentimos. Puedes seguir escribiendo aquí.',
    next: '',
  },
  rewrite: 'Escribirlo de otra manera',
  why: 'Ver por qué',
  help: 'Hablarlo con alguien',
}
