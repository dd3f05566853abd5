import type { Words } from '../index.ts'

export const group: Words['group'] = {
  demo: 'Un ejemplo. Las personas y sus palabras son inventadas.',
  you: 'Aquí eres',
  youAgreeAgain: 'Las normas de este grupo han cambiado. Léelas, por favor, antes de volver a escribir.',
  readRules: 'Leer las normas y aceptarlas',
  openToRead:
    'Aquí puede leer cualquiera. Para escribir, eliges uno de los tres nombres que te ofrecemos. No te pedimos nada más.',
  closedToRead:
    'Este grupo solo lo pueden leer quienes han entrado. Entrar son tres pasos cortos. No pedimos nombre, ni correo, ni teléfono.',
  join: 'Entrar en este grupo',
  start: 'Empezar una conversación',
  conversations: 'Conversaciones',
  empty: 'Aquí todavía no ha escrito nadie.',
  emptyHint: 'Podrías empezar tú. Unas pocas palabras bastan.',
  noMore: 'No hay conversaciones más antiguas.',
  older: 'Conversaciones más antiguas',
  newest: 'Conversaciones más recientes',
  replies: (count) => (count === 0 ? 'aún sin respuestas' : count === 1 ? '1 respuesta' : `${count} respuestas`),
  by: 'de',
  speaksOf: 'Habla de',
  untitled: 'Las primeras palabras de aquí ya no están',
  rules: 'Las normas de este grupo',
  hidden: 'Personas que no veo',
  leave: 'Salir de este grupo',
  back: 'Volver al grupo',
  leaving: {
    title: '¿Salir de este grupo?',
    stays: 'Lo que escribiste se queda aquí, con el nombre',
    staysAfter: 'Si quieres que tus palabras desaparezcan, bórralas antes de salir: después no podrás.',
    again: 'Puedes volver a entrar cuando quieras. Entonces elegirás otro nombre, y nadie sabrá que eres tú.',
    go: 'Salir del grupo',
    keep: 'Quedarme',
  },
  hiding: {
    title: 'Personas que no veo',
    about: 'No ves lo que escriben en este grupo, y ellas no ven lo que escribes tú. No se les avisa.',
    none: 'Aquí no hay nadie. Si las palabras de alguien no te hacen bien, debajo de ellas encuentras «No quiero ver a esta persona».',
    show: 'Volver a ver a esta persona',
    ask: '¿No quieres ver a esta persona?',
    askAbout:
      'No verás lo que escribe en este grupo, y no verá lo que escribes tú. No se le avisa. Puedes deshacerlo en cualquier momento.',
    worry:
      'Si alguien está en peligro, o quiere hacerte daño, esto no es suficiente. Debajo de sus palabras encuentras «¿Te preocupa? Dínoslo».',
    worryLink: 'Mira dónde hay ayuda',
    go: 'No quiero ver a esta persona',
    keep: 'Volver',
  },
}
