export const home = {
  what: 'A quiet place to say how it is, and to be heard by people who know it too.',
  nameless: 'Nobody asks your name. No e-mail, no phone number, no photo.',
  notEmergency:
    'We are not an emergency service. If you or somebody else may be in danger, people are ready to help right now:',
  helpNow: 'see who you can reach',
  groups: 'Groups',
  groupsHint: 'You can read most of them straight away. To write, you join, and get a made-up name.',
  youAre: (name: string) => `You are ${name} here`,
  members: 'Only members read here',
  demo: 'Made-up example',
  empty: 'No groups yet',
  emptyHint: 'The people who run this place are still setting it up. Help is open all the same.',
  down: 'We cannot show the groups just now',
  back: 'Have you been here before?',
  backHint: 'With your recovery phrase you are yourself again, on any device.',
  comeBack: 'Come back with your phrase',
  mine: 'Your names and your phrase',
}
