/** Two pages of plain words: what we keep and who sees it; how the place is run. Each promise here is one the code keeps. */
export const privacy = {
  title: 'What we keep and who sees it',
  lead: 'You can read this in three minutes. It also says what we cannot protect you from, because that matters more.',
  sections: [
    {
      title: 'What we do not ask and do not keep',
      points: [
        'No name, no e-mail, no phone number, no photo, no date of birth.',
        'We do not store your internet address, the name of your browser, or anything that tells your device from another.',
        'Nothing on these pages is loaded from other companies. There is no counting of visits and no advertising.',
      ],
    },
    {
      title: 'What we keep',
      points: [
        'What you write, locked under a key of its own for each name. The keys lie apart from the texts.',
        'The made-up name that you have in each group. Each group gives you another name, and nothing in our store leads from one of your names to the next.',
        'Two small cookies: one that lets you be the same person on the next page, and one for your language if you chose one.',
        'In a room, your messages for as long as its page says, and the minute in which you were last there, until the night. Who else is there is shown as a number only.',
        'That you mean to come to a meeting, until a week after it, and that you said how it was, but not what you said. The quiet words that you leave at a message, as long as the message. Its author sees how many there are, never whose.',
        'That a facilitator asked you to step aside, and which one, as a decision that moderators of the group can read. What you two said there stands for as long as the room’s page says. A moderator reads it only when a message there raised a flag.',
        'When a text was written. Older than a week, only the month is kept. Other members see only how long ago it was: an hour, a day, a week, or the month.',
      ],
    },
    {
      title: 'When a moderator has to look',
      points: [
        'A program on our own computer looks at every text. No text goes to another company. When it thinks that somebody may be in danger, or a member tells us so, a case is made for the moderators of the group.',
        'A case holds the text as it stood, why somebody should look, what members reported, how you answered the help card, and what the moderators decided and wrote about it. It is locked under a key of its own.',
        'A case can keep its copy when you change or delete the text, because a moderator must be able to see what happened. Ninety days after the case is closed, the copy and the words in it can no longer be read by anybody.',
        'If you tell us of a worry, your name is kept with the case only so that you hear what became of it. It is shown neither to the person nor to the moderators.',
        'The notes that we write to you are locked under your key, as your texts are. They go after a year.',
        'What moderators open and decide is written into a log. If somebody changed it later, that would show. Your words are not in it.',
      ],
    },
  ],
  seen: {
    title: 'Who sees what',
    who: 'Who',
    sees: 'sees',
    notSees: 'does not see',
    rows: [
      {
        who: 'Anybody who opens an open group',
        sees: 'the texts and the made-up names',
        notSees: 'who is behind a name, or your names in other groups',
      },
      { who: 'Members of a group', sees: 'the same, and what is only for members', notSees: 'the same' },
      {
        who: 'The moderators of a group',
        sees: 'all that is written in that group, veiled and held words too; what was reported there, your answers to the help card, and what was decided about your texts before',
        notSees: 'who you are, where you are, your names in other groups, or who told them of a worry',
      },
      {
        who: 'Whoever runs the computer',
        sees: 'could read texts, because the keys are on it',
        notSees: 'a name, an address or a phone number: there is none',
      },
    ],
  },
  limits: {
    title: 'What we cannot protect you from',
    points: [
      {
        title: 'Somebody who has your phone or computer',
        text: 'They can see what you see while you are signed in. “Leave this site” closes this place and takes its cookies away, but the history of your browser stays. Delete it yourself, or use a private window.',
      },
      {
        title: 'Spy programs',
        text: 'If somebody has put a watching program on your device, they can read along. Then a device that is not yours is safer.',
      },
      {
        title: 'The way you write',
        text: 'Somebody who knows you well may know you by your words and your stories. Change small things that are not important.',
      },
      {
        title: 'The rhythm of writing',
        text: 'If you write in two groups always at the same hours, somebody who watches for long could guess that both are you.',
      },
      {
        title: 'The living computer',
        text: 'A thief of a copy or a backup cannot tell which names belong together. Somebody who takes over the running computer can watch what happens from then on.',
      },
      {
        title: 'The law',
        text: 'A court can order us to give what we have. That is the texts, the made-up names and what moderators wrote about them. There is no list of people.',
      },
    ],
  },
  open: {
    title: 'Why moderators can read',
    text: 'We are not end-to-end encrypted. Then nobody but the members could read, and nobody could step in when somebody is in danger or is being hurt. We chose that people can help. So do not write what nobody here may ever read.',
  },
  phrase: {
    title: 'Your phrase',
    text: 'The recovery phrase is the only way back to your names from another device. We do not have it. If you lose it and your device forgets you, nobody can open your names again, and we cannot either. Your texts then stay until their time is over.',
  },
  erase: {
    title: 'Taking your words back',
    text: 'You can change or delete each of your texts. A deleted text loses its words at once, in all its versions. An old backup can still hold them until that backup is thrown away, and so can a case that moderators had to look at.',
  },
}
