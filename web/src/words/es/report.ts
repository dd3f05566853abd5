import type { Words } from '../index.ts'

/** Says what en/report.ts says. made on: 2026-11-22. reviewed: null, by nobody yet. */
export const report: Words['report'] = {
  link: '¿Te preocupa? Dínoslo',
  title: 'Decírselo a la moderación',
  about: 'Se trata de palabras de',
  text: 'Leerlas otra vez',
  unseen: 'Algo que ahora no se ve.',
  danger: 'Si alguien puede morir o sufrir mucho daño pronto, no nos esperes.',
  dangerLink: 'Busca el número de emergencias',
  reason: '¿De qué se trata?',
  reasons: {
    worried: 'Me preocupa esta persona',
    encourages_harm: 'Le dice a alguien que se haga daño o que dañe a otros',
    method: 'Dice cómo alguien puede hacerse daño o dañar a otros',
    abuse: 'Alguien está en peligro por otra persona, o le hacen daño',
    contact: 'Cuenta quién es o dónde está alguien, o lo pregunta',
    unkind: 'Trata mal a alguien o va contra las normas del grupo',
    spam: 'Es publicidad o no tiene que ver con este lugar',
    illegal: 'Creo que es ilegal',
    other: 'Otra cosa',
  },
  words: 'Algo más que debamos saber',
  wordsHint: 'Puedes dejarlo vacío. No pongas nombres reales ni direcciones, por favor.',
  whoTitle: 'Quién lo sabrá',
  who: [
    'La moderación de este grupo lee lo que nos cuentas y el texto del que se trata.',
    'La persona que escribió el texto nunca sabrá quién nos lo dijo. A la moderación tampoco se le muestra tu nombre de aquí.',
    'Cuando lo hayan mirado, tendrás un aviso aquí.',
  ],
  go: 'Decírselo a la moderación',
  back: 'Volver',
  how: {
    title: 'Lo que puedes hacer ya',
    say: 'Puedes escribirle. No hace falta que sea ingenioso. Por ejemplo:',
    sayings: [
      '«He leído lo que escribiste y me preocupas».',
      '«¿Estás pensando en el suicidio? Puedes contármelo». Preguntar no le da la idea a nadie.',
      '«¿Hay alguien que pueda estar contigo ahora?»',
      '«Aquí está la página de ayuda: hay personas que contestan enseguida».',
    ],
    need: 'Lo que no tienes que hacer',
    needs: [
      'No tienes que encontrar las palabras justas ni resolverlo.',
      'No tienes que quedarte despierto ni responder siempre. No eres la única persona que le cuida.',
      'No tienes que guardarlo en secreto. Decírnoslo no es una traición.',
    ],
  },
  stranger: {
    title: 'Gracias por fijarte en alguien',
    text: 'Para decírselo a la moderación, primero entras en este grupo. Son tres pasos cortos y nadie te pide tu nombre.',
    join: 'Entrar en este grupo',
    sooner:
      'Si alguien puede estar en peligro ahora, la página de ayuda es más rápida que nosotros. También puedes llamar por otra persona.',
    help: 'Mira quién puede ayudar enseguida',
    groups: 'Ver los grupos',
  },
  thanks: {
    title: 'Gracias por decírnoslo',
    text: 'La moderación de este grupo ya lo tiene, y alguien lo leerá.',
    outcome: 'Cuando lo hayan mirado, encontrarás un aviso en la página de este grupo.',
    cannot:
      'No sabemos quién ni dónde está nadie de aquí, y no podemos enviar ayuda a un lugar. Si alguien puede estar en peligro ahora, el número de emergencias es más rápido.',
    youTitle: '¿Y tú?',
    you: 'Leer algo así puede quedarse contigo. Aparta la pantalla un momento, bebe algo, cuéntale a alguien cómo ha sido. Quizá tú también necesites que te escuchen, y esa es una razón suficiente para llamar.',
    youLink: 'Hablar con alguien',
    back: 'Volver a la conversación',
  },
}
