export const phrase = {
  title: 'Keep your way back',
  about:
    'We draw a few plain words for you: your phrase. It is the only way to come back as yourself, on another device or when this browser has forgotten you.',
  once: 'You see it once. We keep no copy, so nobody can give it back to you. Not even we can.',
  whoever: 'Whoever has the phrase is you. Keep it where nobody looks, and do not write beside it what it is for.',
  replaces:
    'You have a phrase already. A new one takes its place: the old phrase stops working, and every other device on which you are here is signed out.',
  draw: 'Show me my phrase',
  later: 'Not now',
  shownTitle: 'Your phrase',
  shown: 'Write these words down in this order.',
  replaced: 'The old phrase no longer works, and your other devices are signed out.',
  copy: 'Copy the words',
  copied: 'Copied. The words stay on the clipboard until something else takes their place.',
  notCopied: 'The browser did not let us copy. Please write the words down.',
  print: 'Print them',
  done: 'I have written it down',
}
