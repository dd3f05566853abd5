/**
 * Writes short forms out, so that a rule says each thing once: "dont", "don't" and "do not" are the same two words.
 * Apostrophes are gone by then.
 */
export function expand(word: string): readonly string[] {
  return short.get(word) ?? [word]
}

const short = new Map<string, string[]>()

const say = (lines: string) => {
  for (const line of lines.trim().split('\n')) {
    const [left = '', right = ''] = line.split('=')
    for (const word of left.trim().split(/\s+/)) short.set(word, right.trim().split(/\s+/))
  }
}

say(`
  im iam = i am
  ive = i have
  id = i would
  i'll = i will
  imma ima finna = i am going to
  idk iunno dunno = i do not know
  idc = i do not care
  dont dnt don't = do not
  doesnt = does not
  didnt didn = did not
  cant cannot cnt = can not
  couldnt = could not
  wont = will not
  wouldnt = would not
  shouldnt = should not
  isnt aint = is not
  arent = are not
  wasnt = was not
  werent = were not
  havent = have not
  hasnt = has not
  hadnt = had not
  youre = you are
  u ya = you
  ur = your
  youd = you would
  youll = you will
  hes = he is
  shes = she is
  theyre = they are
  theyd = they would
  theyll = they will
  whats = what is
  thats = that is
  theres = there is
  its = it is
  itll = it will
  wheres = where is
  lets = let us
  wanna wana = want to
  gonna gona gunna goin = going to
  gotta = got to
  tryna = trying to
  lemme = let me
  outta = out of
  bc cuz coz cos becuz = because
  tonite tonihgt 2nite 2night tonght = tonight
  tmr tmrw tmmrw tomoz 2moro tommorow tomorow = tomorrow
  rn = right now
  noone nooone = nobody
  everyone = everybody
  someone = somebody
  anyone = anybody
  ppl = people
  bf = boyfriend
  gf = girlfriend
  wi w = with
  thru = through
  mum mam mama mommy mummy = mom
  mums = moms
  suiside suecide suicied sewercide sueicide suacide sooicide = suicide
  suisidal suicidle sucidle suicidial suicidel = suicidal
  sewerslide sewerside suislide suicune = suicide
  sewerslidal = suicidal
  unalive unliving unalife = kill
  unaliving = killing
  unalived = killed
  myslef mysefl mysrlf miself mysekf mysel = myself
  urself yaself yourselves yoself = yourself
  diee dieing = die
  kil kll kiil = kill
  killin = killing
  cuttin = cutting
  pilz pillz = pills
  meds = medication
`)
// with its apostrophe lost, "ill" is also a word of its own: only the written apostrophe tells
export const withApostrophe = new Map<string, string[]>([
  ['i', ['i']],
  ["i'll", ['i', 'will']],
  ["he'll", ['he', 'will']],
  ["she'll", ['she', 'will']],
  ["we'll", ['we', 'will']],
  ["who'd", ['who', 'would']],
  ["he'd", ['he', 'would']],
  ["she'd", ['she', 'would']],
  ["we'd", ['we', 'would']],
])
