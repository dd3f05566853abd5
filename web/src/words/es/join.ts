import type { Words } from '../index.ts'

export const join: Words['join'] = {
  step: (step, all) => `Paso ${step} de ${all}`,
  aboutTitle: 'Qué es este lugar',
  about: 'Aquí la gente habla de lo que cuesta, y nadie tiene que decir quién es.',
  who: 'Quién ve qué',
  whoOthersOpen: 'Cualquiera puede leer lo que escribes, con el nombre que eliges enseguida. No ven nada más de ti.',
  whoOthersMembers:
    'Las personas que han entrado en este grupo pueden leer lo que escribes, con el nombre que eliges enseguida. No ven nada más de ti.',
  whoModerators:
    'La moderación de este grupo puede leer todo lo que se escribe aquí, también las palabras veladas o retenidas. Tampoco sabe quién eres.',
  whoOperator:
    'Quienes llevan este lugar no guardan tu nombre, ni tu correo, ni tu teléfono, ni tu dirección de red. No pueden saber que estás también en otro grupo.',
  whoYou: 'Puedes cambiar o borrar tus palabras cuando quieras.',
  notEmergency:
    'Esto no es un servicio de emergencias. Nadie está mirando cada minuto. Si tú u otra persona está en peligro ahora,',
  helpNow: 'mira quién puede ayudar enseguida',
  rulesTitle: 'Lo que nos pedimos',
  rulesTitleAgain: 'Las normas han cambiado',
  agree: 'Las voy a respetar',
  namesTitle: 'Elige un nombre para este grupo',
  namesHint: 'No hay que inventar nada. Aquí nadie más lleva el mismo nombre, y en cada grupo tienes otro.',
  names: 'Tres nombres para ti',
  others: 'Ver otros tres',
  choose: 'Elige uno de los tres nombres, por favor.',
  advice: 'Cuando escribas, no pongas lo que diría quién eres: tu nombre real, tu escuela o tu trabajo, dónde vives.',
  next: 'Siguiente',
  back: 'Atrás',
  go: 'Entrar con este nombre',
  goAndPost: 'Entrar y publicar mis palabras',
  draftKept: 'Tus palabras están guardadas. Se publican después del último paso.',
  wordsTitle: 'Una cosa sobre tus palabras',
}
