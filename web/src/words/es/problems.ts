import type { Words } from '../index.ts'

export const problems: Words['problems'] = {
  texts: {
    invalid: 'Perdona, no hemos entendido eso. Vuelve atrás e inténtalo otra vez.',
    unreadable: 'Perdona, no hemos podido leer eso. Vuelve atrás e inténtalo otra vez.',
    sign_in: 'Todavía no te conocemos en este dispositivo. Entra en un grupo o vuelve con tu frase.',
    wrong_phrase: 'Esa frase no abre nada. Mira cada palabra. El orden importa.',
    join_first: 'Este grupo solo lo leen sus miembros. Puedes entrar primero. Nadie te pide tu nombre.',
    foreign_origin:
      'Perdona, tu navegador no nos dijo que esto venía de nuestra página, así que no lo tocamos. Abre la página otra vez e inténtalo de nuevo.',
    banned: 'Ya no puedes participar en este grupo. La ayuda sigue aquí para ti.',
    paused:
      'Quien modera te pidió una pausa, así que por un tiempo no puedes escribir aquí. Puedes seguir leyendo. La ayuda está abierta siempre.',
    not_allowed: 'Esto no está entre lo que tu función puede hacer aquí.',
    step_up: 'Muestra otra vez que eres tú, por favor, y prueba de nuevo.',
    not_found: 'Hemos mirado, pero aquí no hay nada. Quizá lo quitaron o la dirección tiene un error.',
    key_used: 'Tus palabras siguen aquí. Envíalas una vez más, por favor.',
    changed:
      'Esto cambió en otro sitio mientras tanto. Tus palabras siguen aquí. Lee las dos versiones y envía de nuevo.',
    name_taken: 'Alguien eligió ese nombre justo antes que tú. Aquí tienes tres nuevos.',
    rules_changed: 'Las normas de este grupo han cambiado. Léelas otra vez primero, por favor.',
    already_joined: 'Ya estás en este grupo.',
    taken: 'Ahora mismo lo tiene otra persona.',
    wrong_code: 'Eso no abre nada. Míralo otra vez, por favor.',
    too_large: 'Es más de lo que podemos recibir de una vez. Acórtalo o envíalo en dos partes.',
    not_json: 'Perdona, no hemos podido leer eso. Vuelve atrás e inténtalo otra vez.',
    bad_text: 'Algo del texto no se pudo aceptar. Tus palabras siguen aquí. Mira lo que decimos al lado.',
    incomplete: 'Aquí todavía falta algo. Míralo otra vez, por favor, y prueba de nuevo.',
    bad_time:
      'Esa hora ya pasó, o hay otro encuentro de esta sala entonces, o no conocemos la zona horaria. Elige otra, por favor.',
    too_early: 'Puedes decir que estás diez minutos antes de que empiece.',
    outside: 'No estás en esta sala. Pasa primero, y tus palabras podrán salir.',
    muted: 'Un facilitador te ha pedido que solo leas un rato. Tus palabras no se pierden.',
    room_closed: 'La sala está cerrada ahora.',
    room_paused: 'Un facilitador ha puesto la sala en pausa. Tus palabras se quedan aquí hasta que siga.',
    slow_mode: 'Ahora aquí se escribe un poco más despacio. Espera un momento y envía de nuevo.',
    slow_down: 'Eso fue mucho en poco tiempo. Espera un poco e inténtalo de nuevo. Tus palabras no se pierden.',
    broken: 'Perdona, algo falló por nuestra parte. No es culpa tuya. Inténtalo otra vez en un momento.',
    too_slow: 'Esto ha tardado demasiado en llegar. Puede que tu conexión sea débil ahora. Inténtalo de nuevo.',
    unavailable:
      'Perdona, ahora no llegamos a donde guardamos todo. Lo estamos intentando. Espera un minuto y prueba de nuevo.',
  },
  titles: {
    sorry: 'Perdona, eso no funcionó',
    notFound: 'Aquí no hay nada',
    closed: 'Aquí no puedes entrar',
    down: 'Ahora mismo no estamos del todo aquí',
  },
  again: 'Probar otra vez',
  home: 'Ir al inicio',
  back: 'Volver con tu frase',
  helpStays: 'La ayuda no depende de nosotros:',
}
