import type { DemoGroup } from './group.ts'

export const work: DemoGroup = {
  title: 'Getting through work',
  about:
    'Jobs that wear you down, no job at all, the Sunday dread, the boss. Only people who joined can read here, so that you can speak freely. Leave the name of the place out all the same.',
  // it shows how a group looks that only its members read
  reading: 'members',
  threads: [
    {
      title: 'Signed off for four weeks and I feel like a fraud',
      posts: [
        [
          'anvil',
          `
          I build things. I am not a man who is "signed off with stress". But I stood in front of the van last Monday and could
          not get in. Just stood there. My wife rang the doctor.

          Now I am at home, it is sunny, my leg is not broken, and I feel that everybody can see me not working.
          `,
        ],
        [
          'paperclip',
          `
          If it had been the leg you would have stopped at the first crack. You waited until it was through. That
          is the opposite of a fraud.
          `,
        ],
        [
          'dune',
          `
          mine was the car park at work. 40 min in the car with my seatbelt on. first week off i felt awful,
          second week i slept, third week i heard a bird
          `,
        ],
        ['anvil', `What sort of bird?`],
        ['dune', `no idea. loud one`],
        ['anvil', `I laughed. Right. I will wait for the bird, then.`],
      ],
    },
    {
      title: 'how do you answer "so what do you do"',
      posts: [
        [
          'gull',
          `
          eight months without a job. 60ish applications. at parties i say i am "between things" and i can feel
          them looking for the door
          `,
        ],
        [
          'paperclip',
          `
          I said "I grow tomatoes at present". It was true, I had two. People love to talk about tomatoes.
          `,
        ],
        ['dune', `i ask them first, then they never ask back`],
        ['gull', `tomatoes it is. thank u. going to buy a plant so its not a lie`],
      ],
    },
    {
      title: 'My manager reads my messages aloud',
      posts: [
        [
          'slate',
          `
          In the meeting, in a funny voice. Everyone laughs, me as well, and then I go to the toilets and stay there until my
          face is normal. It has been going on since summer. I am starting to feel sick on the way in.
          `,
          { topics: ['abuse'], words: 'bullying' },
        ],
        ['paperclip', `That is not a joke, it is a way of keeping somebody small. I would have felt sick as well.`],
        [
          'gull',
          `
          i wrote everything down, date, what was said, who was there. just one line each time in a notebook i kept at home. when
          i went to the union rep i had 3 pages and she took it seriously from the first minute. even before that it helped me
          believe myself
          `,
        ],
        [
          'slate',
          `
          Believing myself is the hard part. I bought a notebook at lunch. It has ducks on it. Today's line is in.
          `,
        ],
        ['anvil', `Good. Let the ducks keep the record.`],
      ],
    },
    {
      title: 'Small wins, end of the week',
      posts: [
        ['dune', `said no to a thing!! with my mouth`],
        ['paperclip', `Left on time. The building did not fall down. I looked back to check.`],
        [
          'anvil',
          `
          Walked to the van and sat in it with the engine off. Radio on. That was all, and it was fine.
          `,
        ],
        ['gull', `got an interview. its only a phone one. telling you before i tell my mum`],
        ['slate', `{gull}!!! And the tomatoes?`],
        ['gull', `one tomato. green. proud`],
      ],
    },
    {
      title: 'Going back on Monday',
      posts: [
        [
          'slate',
          `
          Two weeks away, and the dread is back as if it had saved my seat. What did you do on the first morning?
          `,
        ],
        [
          'paperclip',
          `
          I asked for a half day to begin with, and I told one person, only one, that I would be wobbly. She put a
          biscuit on my keyboard and never said a word.
          `,
        ],
        ['anvil', `I have a date to go back too, the week after. We can be wobbly in parallel.`],
        ['slate', `Wobbly in parallel. Alright. I will ask for the half day today, before I lose my nerve.`],
      ],
    },
  ],
}
