export const about = {
  title: 'How this place is run',
  lead: 'People write here and people read here. This page says what you can count on, and what you cannot.',
  sections: [
    {
      title: 'What this is',
      text: 'Topic groups in which people who go through something alike write to each other. Members are not doctors and not counsellors. What they know, they know from living it.',
    },
    {
      title: 'What this is not',
      text: 'It is not an emergency service and not a treatment. A text can wait unread for hours. If it is urgent, use the help page: there people answer at once.',
    },
    {
      title: 'Who looks after it',
      text: 'Each group has moderators. They go by the rules of the group, which you see before you join. On the page of a group you see whether they are here now. You can ignore any member; then neither of you sees the other in that group.',
    },
    {
      title: 'What happens to your words',
      text: 'They are shown at once, also when they speak of dying or of being hurt. A program looks at every text. It cannot understand it as a person does, so it decides little: it calls a moderator, it may show you where help is, and it veils words that tell how somebody can be hurt or how to reach a person. Only a text that seems to tell somebody to hurt themselves waits until a moderator has read it.',
    },
    {
      title: 'What moderators may do',
      text: 'They can write to you, put a note on a text, veil words, take a text out of sight or away, and ask somebody to pause. You are told what was done and why, and how you can change it. Each of these things can be taken back.',
    },
    {
      title: 'If you worry about somebody',
      text: 'Under every text of somebody else you find “Worried? Tell us”. The person never learns who told. We do not know who or where anybody is, so we cannot send help to a place. If somebody is in danger now, the emergency number is faster.',
    },
    {
      title: 'Who you are here',
      text: 'You choose one of three made-up names in each group. Leave out your real name, your school, your workplace, your street, and ways to reach you. That protects you and others.',
    },
    {
      title: 'What it costs',
      text: 'Nothing. There is no advertising, and nothing about you is sold, because there is nothing about you.',
    },
  ],
}
