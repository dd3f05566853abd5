import type { Words } from '../index.ts'

/**
 * The card under a text in distress, for its author alone. Says what en/helpCard.ts says.
 *
 * made from: the sources that en/helpCard.ts names
 * made on: 2026-11-22
 * reviewed: null. Nobody with lived experience, no clinician and no translator has read these words yet.
 */
export const helpCard: Words['helpCard'] = {
  kinds: {
    distress: {
      title: (name) => `${name}, parece que ahora mismo llevas mucho encima.`,
      said: 'Gracias por ponerlo en palabras. No has hecho nada malo al escribirlo aquí.',
      first: 'Haz más seguros los próximos minutos: aléjate de lo que podría hacerte daño. Basta con otra habitación.',
      second: 'Habla con una persona ahora. Alguien cercano, o uno de estos servicios. Su trabajo es escuchar.',
      third: 'Dinos qué te ayudaría.',
    },
    safety: {
      title: (name) => `${name}, lo que cuentas no es culpa tuya.`,
      said: 'Nadie puede hacerte daño, darte miedo ni obligarte, por cerca que esté de ti. Gracias por contarlo. Lo que pase ahora lo decides tú.',
      first: 'Si estás en peligro ahora, ve donde haya más gente y llama al número de emergencias.',
      second:
        'Puedes hablarlo con alguien. Una llamada puede salir en la factura: si puedes, usa un teléfono que nadie mire.',
      third: 'Dinos qué te ayudaría.',
    },
    medical: {
      title: (name) => `${name}, pide ayuda médica ahora, por favor.`,
      said: 'Si tomaste algo o tienes una herida grave, alguien tiene que cuidar de tu cuerpo, aunque te sientas bien. A veces el daño llega horas después. No has hecho nada malo al decirlo.',
      first: 'Llama al número de emergencias. Di dónde estás, qué ha pasado y cuándo.',
      second: 'No te quedes a solas. Deja la puerta abierta y díselo a alguien que tengas cerca.',
      third: 'Cuando la ayuda esté en camino, dinos qué más necesitas.',
    },
  },
  exit: '¿Alguien podría mirar tu pantalla? «Salir de este sitio», arriba, quita esta página enseguida. El historial de tu navegador se queda.',
  danger: 'Si puedes morir o hacerte mucho daño pronto, llama al número de emergencias. Es más rápido que nosotros.',
  ours: 'No podemos ir donde estás, y quizá no leamos esto a tiempo.',
  willRead: 'Alguien de la moderación leerá lo que has escrito.',
  elsewhere: 'Otro país',
  country: 'Elige tu país',
  all: 'Todos los teléfonos',
  none: 'Ahora no tenemos números aquí. Llama al número de emergencias de tu país o habla con alguien que tengas cerca.',
  answers: {
    safe: 'Estoy a salvo',
    write_to_me: 'Escribidme, por favor',
    listener: 'Quiero que alguien me escuche',
    dismiss: 'Ahora no',
  },
  answersHint:
    'Tu respuesta va a la moderación de este grupo y a nadie más. No hace falta que respondas. Esta tarjeta solo la veis tú y la moderación.',
  from: 'De quienes cuidan este grupo',
  heard: {
    safe: {
      title: 'Gracias por decírnoslo.',
      text: 'Es bueno saberlo. La moderación ve que estás a salvo. Si eso cambia, escribe otra vez o usa la ayuda de arriba. Está ahí a cualquier hora.',
    },
    write_to_me: {
      title: 'Se lo hemos dicho a la moderación.',
      text: 'Ven que quieres que alguien te escriba. Cuando lo hagan, encontrarás un aviso en la página de este grupo. Esa conversación solo la podéis leer tú y la moderación.',
    },
    listener: {
      title: 'Se lo hemos dicho a la moderación.',
      text: 'Ven que quieres que alguien te escuche. Cuando hayan encontrado a alguien, tendrás un aviso en la página de este grupo. No podemos prometer cuándo será.',
    },
  },
  worse: 'Si antes de eso va a peor, no nos esperes, por favor:',
  worseLink: 'mira quién puede ayudar enseguida',
}
