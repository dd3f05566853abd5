import type { DemoGroup } from './group.ts'

export const nights: DemoGroup = {
  title: 'Nights that do not end',
  about:
    'For those who lie awake while everybody else seems to sleep. You can just say that you are here. Somebody often is.',
  reading: 'open',
  rooms: [
    {
      title: 'The kitchen at night',
      about: 'For whoever is up just now. Say good evening, or just sit with us.',
    },
    {
      title: 'Evenings together',
      about: 'An hour in company before the night, held by one of us. You can just listen.',
      meeting: {
        topic: 'Getting ready for the night',
        agenda:
          'What helps to let go of the day. We begin with a round for whoever likes to speak, and end with one small thing for tonight.',
        time: '20:30',
        minutes: 60,
      },
    },
  ],
  threads: [
    {
      title: 'What I do instead of looking at the clock',
      posts: [
        [
          'gran',
          `
          I turned mine to the wall. It is a small thing, but the sum I used to do ("if I fall asleep now I get four
          hours, now three and a half") kept me awake better than coffee.

          I would like to collect small things. Not cures. What do you do?
          `,
        ],
        [
          'toast',
          `
          phone goes in the kitchen, inside the bread bin. if i want it i have to be a person who goes to the
          bread bin
          `,
        ],
        [
          'harbour',
          `
          Audiobook of something I know by heart, very quiet, so that I have to stop thinking in order to hear it.
          I have listened to the first chapter perhaps two hundred times. No idea how it ends.
          `,
        ],
        [
          'moth',
          `
          i count back from 300 in 7s. mostly i get it wrong and have to start again and thats the trick i think
          `,
        ],
        [
          'rain',
          `
          I get up. It took me years to dare. Ten minutes in a chair with a blanket is better than two hours of
          being angry at a pillow.
          `,
        ],
        ['gran', `The bread bin! This is exactly what I hoped for. Thank you, all of you.`],
      ],
    },
    {
      title: 'the night i rang',
      posts: [
        [
          'ferry',
          `
          I want to write this down for whoever needs it.

          Last winter I did not want to be alive any more. It had been coming for a while and I had told nobody. One night
          it frightened me so much that I rang a helpline. I hung up the first time. The second time I said "I don't know
          what to say" and the woman said that this was a fine place to start.

          We talked for maybe fourty minutes. She did not panic and she did not tell me off. She asked me straight out if
          I was thinking of suicide and it was such a relief that somebody said the word. Then we worked out together how
          to get to the morning. Only the morning. My sister came over at seven.

          I see a counsellor now. It is not all good. But I laughed on tuesday, really laughed, and I thought, I would have
          missed this. That's all. If you are there now: it moves. Please tell somebody.
          `,
          { topics: ['suicide'], words: 'thoughts of dying, and getting help' },
        ],
        ['kettle', `Thank you for staying, and for writing it. I read it twice.`],
        [
          'moth',
          `
          im at the bit before you rang. i think. not tonight but some nights. reading that someone hung up first and rang
          again helps more than any poster ever did
          `,
          { topics: ['suicide'] },
        ],
        [
          'ferry',
          `
          {moth}, I am really glad you said that here. Would you tell one person who can hear your voice as well? Does not
          have to be the right words. "Some nights I don't want to be here" is enough. The help page has numbers for right
          now, and a doctor can be told too, mine was kind about it.
          `,
        ],
        ['moth', `theres a nurse at my doctors i like. i think i could tell her. i will ring when they open`],
        [
          'shift',
          `
          Ring when they open. And if the night gets too long before that, do not wait for opening time. You are
          not a bother to anybody.
          `,
        ],
        ['moth', `ok. promise. thank you for asking straight out`],
      ],
    },
    {
      title: 'Parents of small ones, how are you still upright',
      posts: [
        [
          'newdad',
          `
          Seven weeks in. I put the keys in the fridge and the milk in my coat. My wife and I meet in the hallway
          like two ghosts with a shared calendar.
          `,
        ],
        ['harbour', `I once put a nappy on the wrong child. He was five. He was very polite about it.`],
        [
          'newdad',
          `
          I laughed so hard that I woke him up.

          The part I do not say at work is that I am sad a lot. He is lovely, she is lovely, and I stand in the shower and
          cry. I did not know that fathers get that.
          `,
        ],
        [
          'gran',
          `
          They do. My husband did, in the seventies, and nobody had a word for it, so he mended the shed for a
          year. Tell the health visitor, or your doctor. It is for you as well.
          `,
        ],
        [
          'harbour',
          `
          What she says. I told mine at the six week check, nearly by accident, and it was the best accident of
          that year.
          `,
        ],
        ['newdad', `There is a check next week. I am putting it in the calendar of the ghosts. Thank you.`],
      ],
    },
    {
      title: 'Sundays are the worst',
      posts: [
        [
          'bass',
          `
          anyone else fine all week and then sunday night its like someone turns the volume up in your head
          `,
        ],
        [
          'kettle',
          `
          Every Sunday since school. I am fifty-three. I have not had homework in a long while and I still feel I
          forgot it.
          `,
        ],
        [
          'toast',
          `
          i do the ironing on sunday nights badly while watching something loud. everything creased but me
          `,
        ],
        ['bass', `"everything creased but me" ok poet`],
      ],
    },
    {
      title: 'Ninety nights without a drink',
      posts: [
        [
          'shift',
          `
          I used to drink so that I could sleep after a night shift. It worked until it did not. Ninety nights today.

          Nobody at home knows that it was ever a thing, so I cannot exactly ask for a cake. I thought I would tell you.
          `,
          { topics: ['drugs'] },
        ],
        ['toast', `CAKE. here. it is a drawing of a cake but i mean it`],
        ['gran', `Ninety! I am putting the kettle on in your honour, and I shall have the good biscuits.`],
        ['rain', `Did the sleep come back by itself? I am on day eleven and I look at the ceiling a lot.`],
        [
          'shift',
          `
          Slowly. The first month was rubbish, then it was patchy, now I get five hours, real ones. Eleven is the hard bit.
          I did not do it alone, there is a meeting I go to and a nurse who checks in. Do you have somebody?
          `,
        ],
        ['rain', `Not yet. I will ask my doctor who there is. Day twelve tomorrow, then.`],
        ['shift', `Day twelve tomorrow. Come and tell us.`],
      ],
    },
    {
      title: 'Roll call: who is awake?',
      posts: [
        [
          'kettle',
          `
          I will start. Awake since two. The radiator clicks, and the cat is sure that it is breakfast time.

          If you are awake too, say so. You do not have to say why. One line is enough.
          `,
        ],
        ['moth', `here`],
        ['newdad', `Here. Baby is asleep on me, so obviously I cannot be.`],
        ['gran', `Present. 71 years old and still not good at nights. One would think I had had the practice.`],
        ['kettle', `Good evening all three of you. Good morning? Good whatever this is.`],
        ['bass', `awake. exam at 9. not even studying just looking at the ceiling`],
        [
          'gran',
          `
          {bass}, the ceiling will not be on the exam. Lie down anyway. Lying down counts for something.
          `,
        ],
        ['bass', `lol ok. lying down`],
        ['shift', `Awake but it is allowed, I am at work. Quiet tonight. I check in here on my break.`],
        [
          'rain',
          `
          First time writing anything here. I read for three weeks. I am awake most nights between one and five and
          I thought it was only me, which sounds silly now that I see all of you.
          `,
        ],
        ['kettle', `Not silly. Welcome, {rain}. There is room.`],
        ['moth', `hi rain. i read for like 2 months before i wrote "here"`],
        ['rain', `That makes me feel a lot better, thank you.`],
        [
          'newdad',
          `
          Update from the sofa: he moved. I did not breathe. He sleeps on. World record attempt continues.
          `,
        ],
        ['gran', `I had four of them. They do sleep in the end. So did I, somewhere around 1989.`],
        [
          'ferry',
          `
          Awake. Bad one tonight. Don't want to talk about it, just did not want to be the only light on in the
          street.
          `,
        ],
        ['kettle', `Then you are not. There are seven lights on here at least.`],
        ['shift', `Eight with mine, and mine are those awful tube ones, so you can see us from far off.`],
        ['ferry', `Ha. Ok. Thanks.`],
        ['moth', `ferry do you have somebody you could ring if it gets worse than bad`],
        [
          'ferry',
          `
          My sister. She said any hour. I never believe people when they say any hour but she did get up once when
          I did.
          `,
        ],
        ['moth', `ok good. any hour means any hour`],
        [
          'rain',
          `
          My brother says the same, and I never ring either. Maybe we could both believe them a bit more.
          `,
        ],
        ['toast', `Here!! I made toast. I recommend toast.`],
        ['kettle', `What is on it?`],
        ['toast', `butter and then more butter`],
        ['gran', `A sound choice.`],
        [
          'bass',
          `
          update lying down did not work BUT i got up and packed my bag for tomorrow and i feel 4% better
          `,
        ],
        ['shift', `4% is more than most things give you at this hour. Water bottle packed too?`],
        ['bass', `...it is now`],
        [
          'harbour',
          `
          Can I join. I woke up with my heart going very fast, like something had happened, and nothing has happened.
          House is quiet. Everyone fine. My body did not get the message.
          `,
        ],
        [
          'rain',
          `
          I know that one. For me it goes down in about twenty minutes if I do not fight it. I sit on the edge of the
          bed with my feet on the cold floor and name what I can hear. Fridge. A car. My own breath.
          `,
        ],
        ['harbour', `Clock. Rain on the roof. Someone's dog, far away.`],
        ['kettle', `You have rain? Lucky. I like rain on a roof.`],
        ['harbour', `I am sending you some. Heart is slower now. Writing it down helped, odd.`],
        [
          'gran',
          `
          It is not odd. Half of what I do here is move the thing from my head on to the screen, and then it has
          edges.
          `,
        ],
        ['moth', `"then it has edges" im keeping that`],
        ['newdad', `Transfer complete. Baby is in the cot. I repeat, baby is in the cot. I am going in.`],
        ['toast', `godspeed`],
        [
          'shift',
          `
          My break is over. Stay warm everybody. If tonight is worse than usual, the help page has people who
          answer at this hour, they are kind, I have used it myself.
          `,
        ],
        [
          'ferry',
          `
          I texted my sister. Not rang, texted. She is awake as well, turns out. She sent me a photo of her soup.
          `,
        ],
        ['moth', `!!! soup`],
        [
          'rain',
          `
          I am so glad you did that. I have written to my brother that I will ring him tomorrow. Now I have to.
          `,
        ],
        ['kettle', `You two have made my night, and it was not much of a night.`],
        ['bass', `yawned. an actual yawn. gn everyone`],
        ['gran', `Good night, dear. Good luck at nine.`],
        ['harbour', `Getting light here, just the edge of it. I always forget that it comes.`],
        ['kettle', `It came again. Well done all of us. I am off to feed the cat, who was right all along.`],
        ['toast', `same time tomorrow? (i hope not. but same time tomorrow)`],
      ],
    },
  ],
}
