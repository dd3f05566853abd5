import type { DemoGroup } from './group.ts'

export const loss: DemoGroup = {
  title: 'After a loss',
  about:
    'Somebody died, or something that held your life together is gone. It may be last week or twenty years ago. You do not have to be over it here.',
  reading: 'open',
  threads: [
    {
      title: 'His coat is still in the hall',
      posts: [
        [
          'walnut',
          `
          Fourteen months. People have started to say kind things about "moving on", and my daughter has offered twice to
          take the coat to the charity shop. She means well. I walk past it forty times a day and I touch the sleeve.

          I am not asking for advice. I only wanted to tell somebody that it is still there, and that I am glad of it.
          `,
          { topics: ['death'] },
        ],
        ['thimble', `My wife's glasses are on the window sill. Six years. I dust them.`],
        [
          'dora',
          `
          i wear my nans cardigan to bed. it doesnt even smell of her any more it smells of me, but it remembers
          `,
        ],
        ['walnut', `"It remembers." Yes, that is it exactly. Thank you both.`],
      ],
    },
    {
      title: 'My brother died by suicide and I do not know what to say when people ask',
      posts: [
        [
          'linden',
          `
          It was in spring. When someone new asks if I have brothers or sisters I freeze. If I say no, I have left him out. If
          I say yes, the next question comes. If I tell the truth, I end up looking after the other person's face.

          How do you do it?
          `,
          { topics: ['suicide', 'death'] },
        ],
        [
          'thimble',
          `
          I lost my cousin that way when we were both young. I have two answers in my pocket now. A short one for strangers:
          "I had a brother, he died, I would rather not go into it today." And the long one, for those who have earned it.
          You are allowed to choose each time. It is no lie to use the short one.
          `,
        ],
        [
          'heather',
          `
          I say "he was funny and he was ill". Those are the two things I want people to know. I am so sorry,
          {linden}.
          `,
        ],
        [
          'linden',
          `
          He was funny as well. He did all the voices when he read to my kids. I have not said that to anybody since the
          funeral because everyone wants to talk about the end and nobody about the voices.
          `,
        ],
        ['heather', `Which voice was the best?`],
        ['linden', `The hedgehog. Very posh hedgehog. I am laughing and crying in a car park now. Thank you.`],
        [
          'thimble',
          `
          There is a group near me for people who lost somebody this way, and it was the first room in which I did
          not have to explain. There may be one near you. The posh hedgehog is welcome here any time.
          `,
        ],
      ],
    },
    {
      title: 'she was "only" a dog',
      posts: [
        [
          'dora',
          `
          thirteen years. had to say goodbye on friday. my boss gave me a look when i asked for the afternoon off.
          i keep stepping over the place where she slept
          `,
        ],
        ['walnut', `There is no "only". Thirteen years is a long time to be met at the door every single day.`],
        ['heather', `What was her name, if that is not too close?`],
        ['dora', `Biscuit. because she stole one on day one`],
        ['walnut', `A fine name, and honestly come by.`],
      ],
    },
    {
      title: 'The first birthday without her',
      posts: [
        [
          'heather',
          `
          On Saturday mum would have been 66. My sister wants the whole family and a big dinner. I want to be
          under a blanket. Both of us are right I suppose.
          `,
        ],
        [
          'thimble',
          `
          We did half and half. One hour all together, one candle, and then anybody could go without having to say
          why. The going without saying why was the important part.
          `,
        ],
        ['heather', `I will put that to her. One candle and a free door.`],
      ],
    },
    {
      title: 'Not a death, but I lost everything at once',
      posts: [
        [
          'estuary',
          `
          Divorce, the house, and the dog lives with him now. Is it alright to be here? Nobody died. It just feels
          like somebody did, and the somebody is me three years ago.
          `,
        ],
        ['walnut', `It is alright to be here. It says so at the door.`],
        ['linden', `The person you were going to be with him is gone. That is somebody. Sit down with us.`],
        ['estuary', `I did not expect to cry at two strangers on the internet today. Thank you.`],
      ],
    },
  ],
}
