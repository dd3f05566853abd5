import type { DemoGroup } from './group.ts'

export const students: DemoGroup = {
  title: 'Student life',
  about:
    'Exams, flats, money, being far from home, not being sure that this is the right subject. For anybody who studies, at whatever age.',
  reading: 'open',
  threads: [
    {
      title: 'I have not been to a lecture in five weeks',
      posts: [
        [
          'pigeon',
          `
          nobody has noticed. thats the worst bit and also the best bit. first i missed one because i was ill, then i had missed
          too much to go back, now i walk round the block when my flatmates think im in class

          i dont even know what i want from writing this
          `,
        ],
        [
          'oldhat',
          `
          I did a whole term of walking round the block. I am 38 and back at it now, doing rather well, so it is not the end
          of the road, though it looked like it from the pavement.

          What got me out was one e-mail to my tutor, four lines long. I can tell you what was in it if you like.
          `,
        ],
        ['pigeon', `yes pls`],
        [
          'oldhat',
          `
          Something like:

          "I have missed the last weeks because I have not been well. I would like to come back and I do not know how.
          Could we talk for ten minutes? I would be glad of a time that you suggest, because choosing one is hard just now."

          No reasons, no sorry six times over. He answered within the day. They see this far more often than we think.
          `,
        ],
        [
          'cress',
          `
          +1 also the wellbeing office at mine sorted my deadlines in one visit, i had been dreading it for a
          month and the lady had a bowl of sweets
          `,
        ],
        ['pigeon', `copied it. changed one word so its mine. not sent yet`],
        ['cress', `"not sent yet" is further than "not written yet"!!`],
        ['pigeon', `sent. going round the block but like. normally`],
      ],
    },
    {
      title: '¿Alguien más estudia lejos de casa?',
      posts: [
        [
          'olivo',
          `
          Llegué en septiembre. Entiendo las clases, más o menos, pero no entiendo los chistes, y sin los chistes uno está muy
          solo. En casa soy el gracioso. Aquí soy el que asiente con la cabeza.

          Escribo en español porque hoy ya no me queda inglés. Espero que no moleste.
          `,
        ],
        [
          'azahar',
          `
          No molesta nada, qué gusto leerte. Yo llevo dos años. El primer chiste que entendí en directo fue en
          marzo, y era malísimo, y casi lloro de alegría.
          `,
        ],
        ['olivo', `Jajaja. Marzo. Vale, me queda poco.`],
        [
          'azahar',
          `
          A mí me ayudó tener un día fijo para llamar a casa, los domingos, y no llamar cada vez que estaba triste. Y cocinar
          con otra gente: en una cocina no hace falta hablar tan bien.
          `,
        ],
        ['cress', `my spanish is GCSE level but: no molesta, bienvenido, you would be welcome in our kitchen`],
        ['olivo', `Thank you. I mean: gracias. I understood the joke in "GCSE level".`],
      ],
    },
    {
      title: 'Food and the shared kitchen',
      posts: [
        [
          'lichen',
          `
          I had trouble with eating at school and I was well for two years. Now there are five of us and one fridge, and
          everybody talks about what they eat and what they should not eat, all day long. I notice the old thoughts coming
          back and I started taking my plate to my room.
          `,
          { topics: ['eating'] },
        ],
        [
          'cress',
          `
          im so glad you noticed it early. you could make it about the talk and not about you? at ours we have a "no diet chat in
          the kitchen" sign, i put it up and said it was for my blood pressure. nobody asked
          `,
        ],
        [
          'oldhat',
          `
          Is there somebody from the time when you got well, whom you could ring once? Not because it is bad.
          Because it is early.
          `,
        ],
        [
          'lichen',
          `
          There is. I had not thought of ringing her BEFORE it is bad. I will do it on Monday. And the sign is
          going up tonight, I have a lot of felt pens.
          `,
        ],
      ],
    },
    {
      title: 'Everyone else seems to have found their people',
      posts: [
        [
          'harp',
          `
          It is week seven and they all have group chats and in-jokes. I have a very good relationship with the
          man in the sandwich shop.
          `,
        ],
        [
          'pigeon',
          `
          week seven is nothing honestly. half of those group chats are people being polite, they fall apart at
          christmas
          `,
        ],
        [
          'oldhat',
          `
          I found mine in second year, in the queue for a broken printer. Do not underrate the sandwich man, mind
          you.
          `,
        ],
        ['harp', `He gave me extra pickle today without asking. So it is getting serious.`],
      ],
    },
    {
      title: 'Money, and not telling anyone',
      posts: [
        [
          'ember',
          `
          My loan is late and I have been saying that I am "not hungry" when they go out. I have 11 left until the
          1st. I feel so stupid for not asking sooner.
          `,
        ],
        [
          'cress',
          `
          not stupid. a lot of unis have an emergency fund, mine is literally called hardship fund, it took two
          days and i did not have to pay it back. ask the student union, they know the name of it
          `,
        ],
        [
          'oldhat',
          `
          And ask the library desk or the chaplaincy about free meals, quietly. At ours you need not believe in
          anything but soup.
          `,
        ],
        [
          'ember',
          `
          Ok. Student union opens at ten. "Believe in anything but soup" is getting me through the night, thank
          you.
          `,
        ],
      ],
    },
    {
      title: 'Wrong subject? or just november',
      posts: [
        ['harp', `How do you tell the difference?`],
        ['oldhat', `I ask myself in May as well. If May says the same as November, I listen.`],
        [
          'lichen',
          `
          I changed after a year. My parents were upset for about three weeks, and now my mother explains geology
          to people at parties.
          `,
        ],
      ],
    },
  ],
}
