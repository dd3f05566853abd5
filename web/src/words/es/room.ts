import type { Words } from '../index.ts'

export const room: Words['room'] = {
  rooms: 'Salas para hablar ahora',
  roomsAbout: 'En una sala la gente escribe a la vez, y las respuestas llegan enseguida.',
  here: (count) => (count === 0 ? 'ahora no hay nadie' : count === 1 ? '1 persona aquí' : `${count} personas aquí`),
  closed: 'cerrada ahora',
  byMeeting: 'Se abre para encuentros.',
  days: (days) =>
    days === 1 ? 'Los mensajes desaparecen al cabo de un día.' : `Los mensajes desaparecen al cabo de ${days} días.`,

  comeIn: 'Pasar',
  goOut: 'Salir',
  before: 'Antes de pasar',
  outside: [
    'Ves lo que se dice desde que pasas, y nada de lo anterior. Es igual para todos.',
    'Los demás ven el nombre que elegiste en este grupo, y nada más. Nadie ve que lees, ni que escribes.',
    'No tienes que decir nada. Puedes salir cuando quieras, y no se avisa a nadie.',
  ],
  notEmergency: 'Una sala no es un servicio de emergencias. Si ahora estás en peligro,',
  joinFirst: 'Para pasar, primero eliges uno de tres nombres en este grupo. Son tres pasos cortos.',
  full: 'Ahora todos los sitios están ocupados',
  ahead: (people) =>
    people === 0
      ? 'Entras en cuanto salga alguien.'
      : people === 1
        ? '1 persona espera antes que tú.'
        : `${people} personas esperan antes que tú.`,
  wait: 'Cada vez que miras, guardamos tu sitio cinco minutos. Mientras esperas, la ayuda está siempre aquí:',
  keptSeats:
    'Durante los diez primeros minutos de un encuentro, algunos asientos se guardan para quienes dijeron que vendrían.',
  waitItself: 'Esta página mira de nuevo por sí sola.',
  tryAgain: 'Mirar de nuevo',

  log: 'Lo que se dice aquí',
  empty: 'No se ha dicho nada desde que pasaste. Unas pocas palabras bastan para empezar.',
  earlier: 'Mensajes anteriores',
  newest: 'A lo más reciente',
  again: 'Buscar mensajes nuevos',
  fresh: (count) => (count === 1 ? '1 mensaje nuevo' : `${count} mensajes nuevos`),
  you: 'tú',
  edited: 'cambiado',
  answers: 'responde a',
  earlierMessage: 'un mensaje anterior',
  more: 'Más',
  answer: 'Responder',
  edit: 'Cambiar',
  remove: 'Borrar',
  hide: 'No quiero ver a esta persona',
  quietly: 'Di una palabra en voz baja. Solo se le dice a quien escribió esto, y solo cuántas personas.',
  words: { hear_you: 'Te escucho', me_too: 'A mí también', with_you: 'Estoy contigo', thank_you: 'Gracias' },
  told: {
    hear_you: (people) => (people === 1 ? '1 persona te escucha' : `${people} personas te escuchan`),
    me_too: (people) => (people === 1 ? '1 persona dice: a mí también' : `${people} personas dicen: a mí también`),
    with_you: (people) => (people === 1 ? '1 persona está contigo' : `${people} personas están contigo`),
    thank_you: (people) => (people === 1 ? '1 persona te da las gracias' : `${people} personas te dan las gracias`),
  },
  deleted: 'Retirado.',
  gone: 'Un moderador lo ha quitado.',
  ignored: 'Elegiste no ver a esta persona.',
  held: 'Por ahora solo lo ves tú. Un facilitador lo lee primero.',
  hiddenOwn: 'Un moderador lo ha ocultado. Puedes escribirlo de otra manera.',
  removedOwn: 'Un moderador lo ha quitado. Tus avisos dicen por qué.',
  veiled: 'Algunas palabras no se muestran a otros hasta que un moderador las mire.',
  fold: 'Esto habla de',

  say: 'Di algo',
  yourWords: 'Tus palabras',
  contact: 'No pongas teléfonos, direcciones, redes sociales ni nombres reales.',
  send: 'Enviar',
  answering: 'Respondes a',
  noAnswer: 'No responder a este',
  keys: 'Ctrl y Entrar envía.',

  paused: 'Un facilitador ha puesto la sala en pausa. Puedes leer, y lo que escribas se queda aquí hasta que siga.',
  approval: 'Ahora un facilitador lee cada mensaje antes de que lo vean los demás.',
  slow: (seconds) => `Ahora cada persona escribe una vez cada ${seconds} segundos, para que todos puedan seguir.`,
  muted: (minutes) =>
    `Un facilitador te ha pedido que solo leas un rato: ${minutes === 1 ? 'un minuto' : `${minutes} minutos`} más, más o menos.`,

  live: 'Los mensajes nuevos llegan solos.',
  lost: 'Se ha perdido la conexión. Seguimos intentándolo; tus palabras se quedan aquí.',
  ended: {
    sign_in: 'Tu sesión en este dispositivo ha terminado.',
    outside: 'Ya no estás en esta sala.',
    room_closed: 'La sala está cerrada ahora. Gracias por haber estado.',
  },
  aside: {
    offered: 'Alguien que acompaña la sala quiere hablar contigo a solas. No es un reproche, y puedes decir que no.',
    look: 'Ver qué significa',
    title: (name) => `${name} quiere hablar contigo a solas`,
    facts: [
      'Es una sala aparte. Nadie del grupo la encuentra, y a nadie se le dice que estás ahí.',
      'Dura unos 20 minutos. Puedes volver cuando quieras.',
      'Allí solo habláis tú y esta persona. Como en todas partes, la moderación puede leer un mensaje que suene a peligro.',
      'No es un reproche. Si dices que no, no pasa nada y sigues donde estabas.',
    ],
    come: 'Hablar aparte',
    no: 'No, gracias',
    back: 'Volver a la sala',
    alone: (name) => `Solo tú y ${name}`,
    over: 'Esta charla ha terminado',
    overHint: 'O la propuesta ya no vale. Puedes volver a la sala, y la ayuda está abierta siempre.',
  },
  toRoom: 'Al principio de la sala',
  sending: 'Enviando …',
  waiting: 'Espera la conexión.',
  waitsFor: (seconds) => `Sale en ${seconds} s.`,
  failed: 'Esto no se pudo enviar.',
  retry: 'Enviar otra vez',
  takeBack: 'De vuelta al cuadro',
}
