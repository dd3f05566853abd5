/** Whether a text is long enough to matter and clearly in a language for which there are no rules. */
export function isUnread(text: string): boolean {
  const words: string[] = []
  let dense = 0
  for (const { 0: word } of text
    .toLowerCase()
    .replaceAll('’', "'")
    .matchAll(/[\p{L}\p{M}']+/gu)) {
    if (unspaced.test(word)) dense += word.length
    else words.push(word.replaceAll("'", ''))
  }
  // scripts that leave no spaces: about two signs make a word
  if (dense >= 24 && dense / 2 > words.length) return true
  if (words.length < 12) return false
  const foreign = words.filter((word) => !/^[\p{Script=Latin}\p{M}]+$/u.test(word)).length
  if (foreign >= 12 && foreign > words.length / 2) return true
  const english = words.filter((word) => stopWords.has(word)).length
  return english / words.length < 0.2
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** The small words of English, with the spellings of chats. */
const stopWords = new Set(
  `the i to and of it is that in my you for was with so but not have this just be im its dont they are if we what at when
  all like do she her him his because out up about there can cant get been or how them who now would really from know
  want your by had has am feel some one were will than then only even any more people too never being go going got make
  time did why after back where things still life think u ur idk bc wanna gonna didnt ive id youre thats doesnt isnt could
  should everything nothing anything someone everyone over their our other through into off down before myself very much
  need help every day today tonight last these those again here always us way well good lol`.split(/\s+/),
)
