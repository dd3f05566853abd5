export const comeBack = {
  title: 'Come back',
  about: 'Write the words of your phrase in their order. Capitals and line breaks do not matter.',
  phrase: 'Your phrase',
  go: 'Come back',
  lost: 'Lost your phrase? Then nobody can open your old names, and we are sorry about that. You can always begin anew, and nobody will know.',
  wouldLose: 'You are already somebody on this device, and have no phrase for it yet. If you come back as somebody else, the way to who you are now is closed for good.',
  wouldLoseLink: 'Get a phrase for it first',
}
