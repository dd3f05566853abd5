import type { Words } from '../index.ts'

export const privacy: Words['privacy'] = {
  title: 'Qué guardamos y quién lo ve',
  lead: 'Se lee en tres minutos. También dice de qué no podemos protegerte, porque eso importa más.',
  sections: [
    {
      title: 'Lo que no pedimos ni guardamos',
      points: [
        'Ni nombre, ni correo, ni teléfono, ni foto, ni fecha de nacimiento.',
        'No guardamos tu dirección de internet, ni el nombre de tu navegador, ni nada que distinga tu dispositivo de otro.',
        'Nada en estas páginas se carga de otras empresas. No contamos visitas y no hay publicidad.',
      ],
    },
    {
      title: 'Lo que guardamos',
      points: [
        'Lo que escribes, cerrado con una llave distinta para cada nombre. Las llaves están aparte de los textos.',
        'El nombre inventado que tienes en cada grupo. Cada grupo te da otro nombre, y nada en lo que guardamos lleva de un nombre tuyo al siguiente.',
        'Dos cookies pequeñas: una para que sigas siendo tú en la página siguiente y otra para tu idioma, si elegiste uno.',
        'En una sala, tus mensajes mientras dice su página, y el minuto en que estuviste allí por última vez, hasta la noche. De quién más está solo se muestra el número.',
        'Que quieres venir a un encuentro, hasta una semana después, y que dijiste cómo fue, pero no qué dijiste. Las palabras en voz baja que dejas en un mensaje, mientras exista el mensaje. Quien lo escribió ve cuántas hay, nunca de quién.',
        'Que alguien que acompaña una sala te propuso hablar aparte, y quién, como una decisión que la moderación del grupo puede leer. Lo que dijisteis allí queda el tiempo que dice la página de la sala. La moderación solo lo lee cuando un mensaje de allí levantó un aviso.',
        'Cuándo se escribió un texto. Pasada una semana, solo queda el mes. Los demás solo ven cuánto hace: una hora, un día, una semana o el mes.',
      ],
    },
    {
      title: 'Cuando la moderación tiene que mirar',
      points: [
        'Un programa en nuestro propio ordenador mira cada texto. Ningún texto va a otra empresa. Cuando cree que alguien puede estar en peligro, o un miembro nos lo dice, se abre un caso para la moderación del grupo.',
        'Un caso contiene el texto como estaba, por qué hay que mirarlo, lo que contaron los miembros, lo que respondiste a la tarjeta de ayuda y lo que la moderación decidió y escribió sobre ello. Está cerrado con una llave propia.',
        'Un caso puede conservar su copia cuando cambias o borras el texto, porque la moderación tiene que poder ver qué pasó. Noventa días después de cerrarse el caso, nadie puede leer ya la copia ni lo que se escribió en él.',
        'Si nos cuentas una preocupación, tu nombre queda en el caso solo para que sepas qué pasó. No se muestra ni a esa persona ni a la moderación.',
        'Los avisos que te escribimos están cerrados con tu llave, igual que tus textos. Se borran al cabo de un año.',
        'Lo que la moderación abre y decide queda en un registro. Si alguien lo cambiara después, se notaría. Tus palabras no están en él.',
      ],
    },
  ],
  seen: {
    title: 'Quién ve qué',
    who: 'Quién',
    sees: 've',
    notSees: 'no ve',
    rows: [
      {
        who: 'Cualquiera que abra un grupo abierto',
        sees: 'los textos y los nombres inventados',
        notSees: 'quién hay detrás de un nombre, ni tus nombres en otros grupos',
      },
      { who: 'Miembros de un grupo', sees: 'lo mismo, y lo que es solo para miembros', notSees: 'lo mismo' },
      {
        who: 'La moderación de un grupo',
        sees: 'todo lo que se escribe en ese grupo, también las palabras veladas o retenidas; lo que se contó allí, lo que respondiste a la tarjeta de ayuda y lo que se decidió antes sobre tus textos',
        notSees: 'quién eres, dónde estás, tus nombres en otros grupos, ni quién les contó una preocupación',
      },
      {
        who: 'Quien maneja el ordenador',
        sees: 'podría leer los textos, porque las llaves están en él',
        notSees: 'un nombre, una dirección o un teléfono: no los hay',
      },
    ],
  },
  limits: {
    title: 'De qué no podemos protegerte',
    points: [
      {
        title: 'De quien tenga tu móvil u ordenador',
        text: 'Mientras tengas la sesión abierta, puede ver lo que tú ves. «Salir de este sitio» cierra este lugar y borra sus cookies, pero el historial de tu navegador se queda. Bórralo tú, o usa una ventana privada.',
      },
      {
        title: 'De programas espía',
        text: 'Si alguien puso en tu dispositivo un programa que mira, puede leer a la vez que tú. Entonces es más seguro un dispositivo que no sea tuyo.',
      },
      {
        title: 'De tu forma de escribir',
        text: 'Quien te conoce bien puede reconocer tus palabras y tus historias. Cambia detalles que no sean importantes.',
      },
      {
        title: 'Del ritmo al escribir',
        text: 'Si escribes en dos grupos siempre a las mismas horas, quien mire durante mucho tiempo podría adivinar que en los dos eres tú.',
      },
      {
        title: 'Del ordenador en marcha',
        text: 'Quien robe una copia no puede saber qué nombres van juntos. Quien se apodere del ordenador en marcha puede mirar lo que pasa desde entonces.',
      },
      {
        title: 'De la ley',
        text: 'Un tribunal puede ordenarnos dar lo que tenemos. Son los textos, los nombres inventados y lo que la moderación escribió sobre ellos. No hay una lista de personas.',
      },
    ],
  },
  open: {
    title: 'Por qué la moderación puede leer',
    text: 'No ciframos de extremo a extremo. Si lo hiciéramos, solo podrían leer los miembros, y nadie podría ayudar cuando alguien está en peligro o le hacen daño. Elegimos que se pueda ayudar. Por eso, no escribas lo que aquí nadie deba leer nunca.',
  },
  phrase: {
    title: 'Tu frase',
    text: 'La frase de recuperación es el único camino de vuelta a tus nombres desde otro dispositivo. Nosotros no la tenemos. Si la pierdes y tu dispositivo te olvida, nadie puede abrir tus nombres otra vez, y nosotros tampoco. Tus textos se quedan hasta que acabe su tiempo.',
  },
  erase: {
    title: 'Retirar tus palabras',
    text: 'Puedes cambiar o borrar cada uno de tus textos. Un texto borrado pierde sus palabras enseguida, en todas sus versiones. Una copia de seguridad antigua puede tenerlas hasta que esa copia se tira, y también un caso que la moderación tuvo que mirar.',
  },
}
