export const comeBack = {
  title: 'Come back',
  about: 'Write the words of your phrase in their order. Capitals and line breaks do not matter.',
  phrase: 'Your phrase',
  go: 'Come back',
  lost: 'Lost your phrase? Then nobody can open your old names, and we are sorry about that. You can always begin anew, and nobody will know.',
  wouldLose:
    'You already have a name on this device, and no phrase for it yet. If you come back with another phrase, the way to the name you have now is closed for good.',
  wouldLoseLink: 'Get a phrase for it first',
}
