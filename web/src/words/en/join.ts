export const join = {
  step: (step: number, all: number) => `Step ${step} of ${all}`,
  aboutTitle: 'What this place is',
  about: 'People here talk with one another about what is hard, and nobody has to say who they are.',
  who: 'Who sees what',
  whoOthersOpen:
    'Anyone can read what you write, under the name you choose in a moment. They see nothing else about you.',
  whoOthersMembers:
    'People who joined this group can read what you write, under the name you choose in a moment. They see nothing else about you.',
  whoModerators:
    'The moderators of this group can read all that is written here, and words that are veiled or held too. They do not know who you are either.',
  whoOperator:
    'Those who run this place keep no name, e-mail, phone number or network address of you. They cannot tell that you are also in another group.',
  whoYou: 'You can edit or delete your words whenever you like.',
  notEmergency:
    'This is not an emergency service. Nobody watches every minute. If you or somebody else is in danger now,',
  helpNow: 'see who can help right away',
  rulesTitle: 'What we ask of each other',
  rulesTitleAgain: 'The rules have changed',
  agree: 'I’ll keep to these',
  namesTitle: 'Choose a name for this group',
  namesHint: 'Nothing to make up. Nobody here has the same name, and in every group you have another one.',
  names: 'Three names for you',
  others: 'Show me three others',
  choose: 'Please choose one of the three names.',
  advice:
    'When you write, leave out what would tell people who you are: your real name, your school or workplace, where you live.',
  next: 'Next',
  back: 'Back',
  go: 'Join with this name',
  goAndPost: 'Join and post my words',
  draftKept: 'Your words are kept. They go out after the last step.',
  wordsTitle: 'One thing about your words',
}
