import type { DemoGroup } from './group.ts'

export const carers: DemoGroup = {
  title: 'Looking after somebody',
  about:
    'A parent, a partner, a child, a friend. Whoever looks after somebody gets tired in a way that is hard to say out loud. You can say it here, and nobody will think that you love them less.',
  reading: 'open',
  threads: [
    {
      title: 'I shouted at my mother today',
      posts: [
        [
          'ladle',
          `
          She asked the same question for the ninth time before lunch and I shouted. She is 84 and does not remember it now. I
          do. I sat in the bathroom with the tap on so that she would not hear me.

          I never thought that I would be somebody who shouts at her.
          `,
        ],
        [
          'bobbin',
          `
          I have sat on that same edge of the bath. You answered it kindly eight times. I would like that to be
          counted too.
          `,
        ],
        [
          'tern',
          `
          It isn't you who has changed, it is the job. No shop in the world would let one person do the day shift
          and the night shift for three years.
          `,
        ],
        [
          'ladle',
          `
          Three years next month, how did you know. My sister says "just tell me when you need help" and I never know what to
          say because the answer is always.
          `,
        ],
        [
          'bobbin',
          `
          I stopped saying "help" and gave my brother a thing with a day on it: Thursdays, two to six, bring your own
          sandwich. He is not good at offers but he is very good at Thursdays.
          `,
        ],
        [
          'ladle',
          `
          I am going to send her Thursdays. Thank you. She (mother) has just asked me again, and I said it nicely.
          `,
        ],
      ],
    },
    {
      title: 'Rota of one',
      posts: [
        [
          'tern',
          `
          What do you do in the half hour when they nap? I know I should rest. I stand in the kitchen eating
          cereal out of the packet like a burglar.
          `,
        ],
        ['ladle', `I sit in the car. It does not go anywhere. It is the only room with a lock.`],
        ['skein', `I knit one row. Just one. The scarf is four years old and says everything about my life.`],
        ['bobbin', `A burglar who leaves the dishes done, no doubt.`],
        ['tern', `...most of them`],
      ],
    },
    {
      title: 'My partner is ill and sometimes frightens me',
      posts: [
        [
          'skein',
          `
          He is not himself since the illness. Most days he is gentle. On some days he shouts, and last week he threw a plate,
          not at me, at the wall. He cried afterwards. I have not told anybody because they would only see the plate.
          `,
          { topics: ['abuse', 'violence'] },
        ],
        [
          'bobbin',
          `
          I see both, the plate and the man. And I see you, standing there. You are allowed to be safe AND to love him, it is
          not one or the other.

          When it was like that with my dad I told the nurse who came to the house. She did not take him away or tell me what to
          do. We made a plan for the bad days: which door, which neighbour, what to say on the phone. I slept better only
          because there was a plan.
          `,
        ],
        [
          'ladle',
          `
          If it ever feels as if it could turn on you, please go first and explain later. The help page has people
          for exactly this, day and night, and they will not push you.
          `,
        ],
        [
          'skein',
          `
          I did not know that you can tell the nurse such things. She comes on Wednesday. I will ask her to step
          into the kitchen.
          `,
        ],
        [
          'bobbin',
          `
          That is a good sentence to have ready: "Could you step into the kitchen with me for a moment?" We are
          here on Wednesday, before and after.
          `,
        ],
      ],
    },
    {
      title: 'I am fifteen years younger than everybody in the waiting room',
      posts: [
        [
          'kite',
          `
          im 22 and i look after my dad. all my friends are on gap years, i know the first name of every pharmacist. its fine,
          i chose it. but last night someone asked what i do and i said "nothing really"
          `,
        ],
        ['tern', `You run a small hospital with one bed. That is what you do.`],
        [
          'skein',
          `
          I was 19 with my mum. I told people that I was "in logistics". It was true, if you had seen the tablets.
          `,
        ],
        ['kite', `IN LOGISTICS im stealing that`],
        [
          'ladle',
          `
          Is there a young carers' group where you are? My niece found hers through the library, of all places.
          They go bowling. They are very bad at it.
          `,
        ],
        ['kite', `i am also very bad at bowling so maybe yes`],
      ],
    },
  ],
}
