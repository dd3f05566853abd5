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
      text: 'The people who run this place do, by the rules of each group, which you see before you join. You can ignore any member; then neither of you sees the other in that group.',
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
