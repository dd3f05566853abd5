/** What stands around every page. */
export const frame = {
  skip: 'Skip to the page',
  bar: 'Help, and the way out',
  notEmergency: 'This is not an emergency service.',
  helpNow: 'Get help now',
  leave: 'Leave this site',
  leaveHint: 'Goes to another website at once. You can also press Shift three times.',
  leaveShort: 'Leave',
  home: 'Start page',
  language: 'Language',
  footer: 'More about this place',
  help: 'Help and helplines',
  privacy: 'What we keep and who sees it',
  about: 'How this place is run',
  demo: 'Made-up example',
}
