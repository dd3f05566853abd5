import type { Words } from '../index.ts'

export const frame: Words['frame'] = {
  skip: 'Ir a la página',
  bar: 'Ayuda y salida',
  notEmergency: 'No es un servicio de emergencias.',
  helpNow: 'Pide ayuda ahora',
  leave: 'Salir de este sitio',
  leaveHint: 'Te lleva enseguida a otra web. También puedes pulsar Mayús tres veces.',
  leaveShort: 'Salir',
  home: 'Inicio',
  language: 'Idioma',
  footer: 'Más sobre este lugar',
  help: 'Ayuda y teléfonos',
  privacy: 'Qué guardamos y quién lo ve',
  about: 'Cómo funciona este lugar',
  demo: 'Ejemplo inventado',
}
