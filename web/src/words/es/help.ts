import type { Words } from '../index.ts'

export const help: Words['help'] = {
  title: 'Ayuda y teléfonos',
  lead: 'Aquí hay personas cuyo trabajo es escuchar y ayudar. No necesitas una buena razón ni las palabras justas.',
  danger: 'Si alguien puede morir o hacerse mucho daño pronto, llama al número de emergencias de tu país.',
  ours: 'Somos un foro, no un servicio de emergencias. Nadie de aquí puede ir donde estás, y quizá no veamos un texto a tiempo.',
  choose: 'Elige tu país',
  chooseHint: 'No sabemos dónde estás y no lo preguntamos. Lo que abras aquí no se envía a nadie.',
  more: (count) => (count === 1 ? 'Uno más en este país' : `${count} más en este país`),
  free: 'gratis',
  always: 'día y noche',
  channels: { call: 'Llamar', text: 'Mensaje', chat: 'Chat', email: 'Correo', web: 'Web' },
  hint: (hint) => `Di o envía: ${hint}`,
  checked: (date) => `Comprobado el ${date}`,
  source: 'De dónde viene esto',
  provider: 'Lo dicen ellos mismos.',
  listed: (date) => `Anotado el ${date}. No hemos llamado.`,
  leaves:
    'Un chat o una web suya te saca de este lugar. Puede quedar en el historial de tu navegador, y una llamada puede salir en una factura.',
  none: 'Ahora no tenemos números aquí. Llama al número de emergencias de tu país o habla con alguien que tengas cerca.',
  elsewhere: '¿Tu país no está aquí?',
  elsewhereHint: 'Find A Helpline reúne servicios de muchos más países:',
  worried: '¿Te preocupa otra persona?',
  worriedHint: 'También puedes llamar a estos números. Cuenta lo que has visto. No hace falta que sepas qué hacer.',
  worriedHere:
    'Si es alguien que escribe aquí: debajo de sus palabras encuentras «¿Te preocupa? Dínoslo». Así lo ve la moderación del grupo.',
  before: 'Hasta que alguien conteste',
  beforeSteps: [
    'Pon distancia entre tú y lo que podría hacerte daño. Por ahora basta con otra habitación.',
    'Díselo a una persona cercana, con las palabras que sean: «No estoy bien. ¿Puedes quedarte conmigo?»',
    'Solo tienes que pasar los próximos minutos. Lo que se siente así de fuerte llega a su punto más alto y luego baja.',
  ],
  copyMade: (date) => `Esta página es una copia del ${date}. El resto de este lugar no responde ahora mismo.`,
  copyBack: 'Probar otra vez el inicio',
}
