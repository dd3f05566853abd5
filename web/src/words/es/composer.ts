import type { Words } from '../index.ts'

export const composer: Words['composer'] = {
  newTitle: 'Empezar una conversación',
  replyTitle: 'Escribir una respuesta',
  title: 'Título',
  titleHint: 'Unas pocas palabras sobre lo que llevas dentro.',
  text: 'Tus palabras',
  reply: 'Tu respuesta',
  note: 'Añadir una nota sobre de qué habla',
  noteHint:
    'Hay palabras difíciles de encontrar sin aviso. Con una nota, las tuyas quedan plegadas hasta que alguien decida leerlas.',
  noteTopics: 'Habla de',
  noteWords: 'O dilo con tus propias palabras',
  readOpen: 'Esto lo puede leer cualquiera que abra esta página.',
  readMembers: 'Esto lo pueden leer las personas que han entrado en este grupo.',
  readCare: 'Esto solo lo podéis leer tú y la moderación de este grupo.',
  asMember: 'Lo único que ven de ti es el nombre',
  asVisitor:
    'Antes de publicarlo eliges uno de los tres nombres que te ofrecemos. Ese nombre es lo único que ven de ti.',
  moderators:
    'La moderación de este grupo puede leer todo lo que se escribe aquí, también las palabras veladas o retenidas. No sabe quién eres.',
  contact:
    'Para cuidarte, no pongas teléfonos, direcciones, redes sociales ni nombres de personas, escuelas o lugares de trabajo.',
  notEmergency:
    'Esto no es un servicio de emergencias, y alguien puede tardar en responder. Si estás en peligro ahora,',
  paused: 'La moderación te pidió una pausa',
  pausedText:
    'Por un tiempo no puedes escribir en este grupo. Puedes seguir leyendo. Después podrás volver a escribir.',
  pausedWhy: 'Ver por qué',
  pausedHelp: 'Si necesitas a alguien ahora, otras personas están ahí:',
  helpNow: 'mira quién puede ayudarte enseguida',
  open: 'Publicar',
  send: 'Publicar tu respuesta',
  save: 'Guardar',
  cancel: 'Cancelar',
  sending: 'Enviando…',
  unreached: 'No pudimos llegar al servidor. Tus palabras están a salvo en esta página, y lo seguimos intentando.',
  tryNow: 'Probar ahora',
  restored: 'Guardamos lo que habías escrito aquí.',
  afresh: 'Borrarlo',
}
