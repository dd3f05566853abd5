export const me = {
  title: 'You, on this device',
  nobody: 'You have no name here yet. You get one when you write, or when you join a group.',
  comeBack: 'I have been here before',
  toGroups: 'See the groups',
  groups: 'Who you are where',
  groupsHint:
    'Only you see this list. Nobody, not even those who run this place, can tell that these names belong together.',
  noGroups: 'You are in no group just now.',
  leave: 'Leave',
  wayBack: 'Your way back',
  noPhrase:
    'You have no phrase yet. If this device is lost, or its browser forgets you, nobody can bring you back to your names. Not even we can.',
  hasPhrase: 'You have a phrase. With it you come back from any device.',
  draw: 'Get your phrase',
  replace: 'Get a new phrase instead',
  out: 'Sign out on this device',
  outAbout: 'This device then no longer knows who you are. What you wrote stays.',
  outPhrase: 'With your phrase you can come back at any time.',
  outNoPhrase:
    'You have no phrase to come back with. If you sign out now, nobody can ever open your names again. Not even we can.',
  outGo: 'Sign out',
  outGoForGood: 'Sign out for good',
}
