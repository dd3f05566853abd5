import type { Words } from '../index.ts'

/** Says what en/meeting.ts says. made on: 2026-11-27. reviewed: null, by nobody yet. */
export const meeting: Words['meeting'] = {
  title: 'Encuentros en esta sala',
  about:
    'Un encuentro es un rato en que alguien mantiene abierta esta sala y la acompaña. Entre uno y otro está cerrada.',
  none: 'Ahora no hay ningún encuentro previsto.',
  noneHint: 'Las conversaciones del grupo están abiertas siempre, y la ayuda también.',
  next: 'Próximo encuentro:',
  on: 'ahora',
  minutes: (minutes) => `${minutes} minutos`,
  clocks: (place) => `según los relojes de ${place}`,
  yours: (time) => `En tu reloj: ${time}.`,
  agenda: 'De qué trata',
  signUp: 'Quiero venir',
  signedUp: 'Quieres venir.',
  takeBack: 'No voy a venir',
  signUpHint:
    'Quien acompaña el encuentro ve cuántas personas quieren venir, nunca quiénes. Cuando empiece, tendrás un aviso en este grupo. También puedes venir sin decirlo. Si la sala se llena, hasta la mitad de los asientos se guardan durante los diez primeros minutos para quienes lo dijeron.',
  calendar: 'Ponerlo en mi calendario',
  calendarHint:
    'Otras personas pueden ver tu calendario. Elige qué dirá allí; no nombra ningún grupo ni página. El archivo se queda en tus descargas: bórralo si otra persona usa este aparato.',
  neutral: { appointment: 'Cita', walk: 'Paseo', call: 'Llamada' },
  late: 'Ya debería haber empezado. Todavía no ha venido nadie a acompañarlo, y lo sentimos. Si necesitas a alguien ahora,',

  left: (minutes) => (minutes <= 1 ? 'queda más o menos un minuto' : `quedan unos ${minutes} minutos`),
  timeUp: 'Se acabó el tiempo. Hay sitio para unas últimas palabras. Después se cierra la sala.',
  unheld:
    'Quien acompaña el encuentro ha perdido la conexión. La sala espera: puedes leer, y lo que escribas se queda aquí.',

  over: 'El encuentro ha terminado',
  thanks: 'Gracias por haber estado. Cuenta que vinieras, aunque no dijeras nada.',
  echo: 'Lo que se dijo puede seguir dentro de ti un rato. Trátate bien hoy. Si se hace pesado, no esperes al próximo encuentro:',
  read: 'Todavía puedes leer lo que se dijo mientras estabas aquí.',
  how: '¿Cómo te fue?',
  howHint: 'Solo contamos las respuestas. Nadie ve quién dijo qué.',
  answers: { helped: 'Me ayudó', somewhat: 'Me ayudó un poco', not_today: 'Hoy no' },
  heard: 'Gracias por decírnoslo.',
}
