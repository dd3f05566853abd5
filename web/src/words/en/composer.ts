export const composer = {
  newTitle: 'Start a conversation',
  replyTitle: 'Write a reply',
  title: 'Title',
  titleHint: 'A few words about what is on your mind.',
  text: 'Your words',
  reply: 'Your reply',
  note: 'Add a note about what it speaks of',
  noteHint:
    'Some words are hard to meet without warning. With a note, yours stay folded until somebody chooses to read them.',
  noteTopics: 'It speaks of',
  noteWords: 'Or say it in a few words of your own',
  readOpen: 'Anyone who opens this page can read this.',
  readMembers: 'The people who joined this group can read this.',
  readCare: 'Only you and the moderators of this group can read this.',
  asMember: 'All they see of you is the name',
  asVisitor: 'Before it goes out, you choose one of three names that we offer. That name is all they see of you.',
  moderators:
    'The moderators of this group can read all that is written here, and words that are veiled or held too. They do not know who you are.',
  contact:
    'To keep yourself safe, leave out phone numbers, addresses, social media, and the names of people, schools or workplaces.',
  notEmergency:
    'This is not an emergency service, and it may take a while until somebody answers. If you are in danger now,',
  paused: 'A moderator has asked you to pause',
  pausedText:
    'You cannot write in this group for a while. You can go on reading. Afterwards you are welcome to write again.',
  pausedWhy: 'See why',
  pausedHelp: 'If you need somebody now, others are there:',
  helpNow: 'see who can help right away',
  open: 'Post',
  send: 'Post your reply',
  save: 'Save',
  cancel: 'Cancel',
  sending: 'Sending …',
  unreached: 'We could not reach the server. Your words are safe on this page, and we keep trying.',
  tryNow: 'Try now',
  restored: 'We kept what you had written here.',
  afresh: 'Clear it',
}
