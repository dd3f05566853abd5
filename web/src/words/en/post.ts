export const post = {
  editTitle: 'Change what you wrote',
  editHint: 'Readers see that it was edited, not what stood there before.',
  editUnseen: 'Others do not see this at the moment. When you have saved it, a moderator reads it again.',
  editVeiled:
    'Some of these words are veiled for others. Say what you feel, without how, where or with what, and without ways to reach somebody. Then nothing has to be veiled.',
  present: 'What stands there now',
  yours: 'Your words of just now',
  deleteTitle: 'Delete what you wrote?',
  deleteGoes: 'Your words go, with every earlier version of them. This cannot be undone.',
  deleteGoesTitle: 'The title of the conversation goes with them.',
  deleteStays:
    'Your name and an empty place stay, so that the others’ replies still make sense. Those replies stay too.',
  deleteGo: 'Delete my words',
  deleteKeep: 'Keep them',
}
