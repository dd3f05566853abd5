import type { DemoGroup } from './group.ts'

export const anxious: DemoGroup = {
  title: 'Anxious days',
  about:
    'For worry that does not fit the day: before a phone call, on a bus, for no reason at all. We compare notes, and we do not laugh at each other. With each other, now and then.',
  reading: 'open',
  rooms: [{ title: 'Ten slow breaths', about: 'For the minutes in which it is hard. You need not explain anything.' }],
  threads: [
    {
      title: 'I made the phone call',
      posts: [
        [
          'stamp',
          `
          It was to the dentist. I had put it off since March. I wrote down what I would say, including "hello", and I still
          said "goodbye" first.

          But it is done. Appointment is on the 9th. I am lying on the carpet now.
          `,
        ],
        ['lodger', `The carpet is earned. Well done.`],
        ['pip', `i once said "love you bye" to the council`],
        ['stamp', `I feel so much better knowing this.`],
        [
          'lodger',
          `
          I said "you too" when the man at the garage wished my car a good recovery. We should have a club.
          `,
        ],
        ['pip', `we do, its here`],
      ],
    },
    {
      title: 'Panic on the bus, second time this week',
      posts: [
        [
          'marble',
          `
          Same stop as on monday. Hot, then cold, hands buzzing, sure that I would faint or worse. I got off and walked the
          rest, fifty minutes. I am scared now that I will do this every day until I cannot take the bus at all.

          I know in my head that it is panic, a doctor looked at my heart and it is fine. My head is not in charge of the bus.
          `,
        ],
        [
          'quill',
          `
          Mine was the lift at work. What helped me was not to make it go away, but to stay for one floor while it was there.
          It peaks, and then it gets bored. Always. I did not believe it until I had seen it get bored about ten times.

          A course with a therapist taught me that, I did not find it out alone.
          `,
        ],
        ['pip', `i hold something cold. can of pop from the shop. then i also have a can of pop`],
        [
          'marble',
          `
          One floor at a time... maybe one stop. I could get on and get off at the next one, on purpose, before
          the bad stop.
          `,
        ],
        [
          'quill',
          `
          Yes. And then it is you who decided. That is a big difference, even if it looks the same from outside.
          `,
        ],
      ],
    },
    {
      title: 'Does anybody else rehearse everything?',
      posts: [
        [
          'lodger',
          `
          Ordering a coffee. Telling the neighbour that his parcel is with me. I had a whole speech for the
          parcel. He said "cheers" and shut the door.
          `,
        ],
        ['stamp', `I rehearse and then I rehearse what they will say. They never learn their lines.`],
        [
          'marble',
          `
          I write the e-mail, save it, sleep over it, change one comma, and send it at 6 in the morning so that
          nobody thinks I wait for an answer.
          `,
        ],
        ['lodger', `"They never learn their lines." That is my whole life.`],
      ],
    },
    {
      title: '41 days',
      posts: [
        [
          'fern',
          `
          When it all gets too loud I used to hurt myself. I am 41 days without today. There were two evenings when I
          nearly did, and I went and sat in my flatmate's room instead and we watched her terrible series about boats.

          I have not told her why I come. I think she knows. She moves over.
          `,
          { topics: ['self_harm'] },
        ],
        ['quill', `"She moves over." What a good friend. And what a good thing you did, twice.`],
        [
          'marble',
          `
          41 is a lot of evenings. If there is a day that is not day 42, the 41 still happened. Nobody can take
          them out.
          `,
        ],
        [
          'fern',
          `
          Thank you, that is what I'm afraid of, that I would be back at zero. My support worker says the same as you. I wrote
          your sentence on the inside of a cupboard.
          `,
        ],
        ['pip', `tell us about the boats`],
        ['fern', `There is a man who is allergic to the sea. It is his job.`],
      ],
    },
    {
      title: 'Good things list, however small',
      posts: [
        ['pip', `i'll go first: waited in a queue, did not leave the queue`],
        ['stamp', `Opened a letter. It was a coupon.`],
        ['lodger', `Sat in the park for a quarter of an hour. A dog chose me.`],
        ['marble', `Took the bus for one stop, and got off because I wanted to.`],
        ['quill', `{marble}! I am grinning at my screen.`],
      ],
    },
  ],
}
