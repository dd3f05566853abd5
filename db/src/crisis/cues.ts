import type { Match } from './patterns.ts'
import { lists } from './rules/lists.ts'
import type { Cue, Rule } from './rules/rule.ts'
import type { Token } from './tokens.ts'

/** Whom a phrase is about. */
export type Subject = 'self' | 'third' | 'you' | 'none'

export interface Surroundings {
  subject: Subject
  cues: Set<Cue>
  /** Said of the past only by its grammar ("I wanted to"): lower by one, not to the floor. */
  onlyTense: boolean
  /** "I won't, but …": what was denied is not done with. */
  but: boolean
  words: ReadonlySet<string>
}

/** What of the whole text bears on each phrase in it. */
export interface Whole {
  recovered: boolean
  questions: ReadonlySet<number>
}

/** So far a cue reaches. Sentences without full stops are long, and work has to grow with the text alone. */
const reach = 12

/** Looks around one phrase for what makes it milder. */
export function surroundings(tokens: readonly Token[], match: Match<Rule>, whole: Whole): Surroundings {
  const { first, last, owner: rule } = match
  const sentence = tokens[first]?.sentence
  const before: string[] = []
  for (let at = first - 1; at >= 0 && at >= first - reach; at--) {
    const token = tokens[at]
    if (!token || token.sentence !== sentence) break
    before.unshift(token.word)
  }
  const inside = tokens.slice(first, last + 1).map(({ word }) => word)
  const after: string[] = []
  for (let at = last + 1; at < tokens.length && at <= last + reach; at++) {
    const token = tokens[at]
    if (!token || token.sentence !== sentence) break
    after.push(token.word)
  }
  const words = new Set([...before, ...inside, ...after])
  const subject = rule.whose === 'own' ? subjectOf(before, inside) : 'none'
  const asked = sentence !== undefined && whole.questions.has(sentence)
  const quoted = tokens.slice(first, last + 1).every((token) => token.quoted)
  const tense = tenseOf(before, inside)
  const recent = has(words, recentWords) || followed(words, after, before)
  const longAgo = hasPastTime(words, before, after)
  const cues = new Set<Cue>()
  const cue = (name: Cue, is: boolean) => {
    if (is && !rule.despite?.includes(name)) cues.add(name)
  }
  const aside = subject !== 'self'
  cue('negated', isNegated(before, inside, after, match.between))
  cue('past', !recent && tense !== 'present' && (longAgo || (whole.recovered && tense !== 'none')))
  cue('past', !recent && tense !== 'present' && whole.recovered && !words.has('i'))
  cue('past', recoveredHere(words) && tense !== 'present' && (!recent || words.has('today')))
  cue('quoted', quoted && (has(words, sayingWords) || has(words, mediaWords)) && !saidBySelf(before))
  cue(
    'quoted',
    (has(words, mediaWords) && (aside || has(words, lineWords))) || toldTo(before) || saidToMe(before, after),
  )
  cue('negated', rule.category === 'encouragement' && nobodyWould.test(before.slice(-3).join(' ')))
  cue('quoted', rule.category === 'encouragement' && isReported(before, words))
  cue('game', has(words, gameWords))
  cue(
    'figure',
    has(words, laughs) || (has(words, pettyWords) && has(words, new Set(['if', 'when', 'another', 'again', 'more']))),
  )
  cue('question', asked && aside && !inside.includes('myself') && !inside.includes('my'))
  cue('news', has(words, newsWords) && aside && !inside.includes('myself'))
  cue('clinical', has(words, clinicalWords) && aside)
  cue('third', subject === 'third')
  cue('grief', subject === 'third' && (tense === 'past' || inside.some((word) => pastVerbs.has(word))))
  return {
    subject,
    cues,
    onlyTense:
      tense === 'past' && !recent && !cues.has('past') && rule.category === 'suicide' && !rule.signs?.includes('plan'),
    but: after.some((word) => word === 'but' || word === 'though' || word === 'although' || word === 'yet'),
    words,
  }
}

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))
const has = (words: ReadonlySet<string>, some: ReadonlySet<string>): boolean => {
  const [small, large] = words.size < some.size ? [words, some] : [some, words]
  for (const word of small) if (large.has(word)) return true
  return false
}

const selfWords = set('i me my myself mine im')
const thirdWords =
  set(`he she they him her them himself herself themself themselves ${lists.person} people children kids
  someone parents patients patient clients client his their characters character celebrity actor singer
  teens teenagers students veterans victims somebody`)
const youWords = set('you your yourself')

/** The nearest one who could be meant: inside the phrase, else the last before it. */
function subjectOf(before: readonly string[], inside: readonly string[]): Subject {
  if (inside.some((word) => word === 'i' || word === 'myself' || word === 'me')) return 'self'
  // "does anyone else", "is it normal": asked of others, meant of oneself
  if (before.includes('else') || before.includes('normal')) return 'self'
  for (const word of before.toReversed()) {
    if (word === 'but' || word === 'because') break
    if (selfWords.has(word) && word !== 'my') return 'self'
    if (youWords.has(word) && word !== 'your') return 'you'
    if (thirdWords.has(word) && word !== 'his' && word !== 'their') return 'third'
  }
  if (inside.some((word) => word === 'my')) return 'self'
  return inside.some((word) => word === 'wants' || thirdWords.has(word)) ? 'third' : 'none'
}

const negators = set('not never without nor neither hardly no stopped')
const stops = set('but because if when unless until whether so although though except or then since')
/** After these a "not" denies something else: "I can't stop", "I don't know if", "no other way than". */
const spoilers = set(`stop know care help sure promise trust resist only just matter prevent keep safe see understand
  wait way choice option reason point other hope long longer one matter able anything much want_to enough control
  handle decide guarantee what how why surprised lie lying deny even`)

function isNegated(
  before: readonly string[],
  inside: readonly string[],
  after: readonly string[],
  between: readonly string[],
): boolean {
  if (denied(after)) return true
  if (between.some((word) => negators.has(word)) && !between.some((word) => spoilers.has(word))) return true
  // the phrase holds its own denial ("don't want to live"), or what spoils one ("can't stop")
  const own = inside.filter((word) => !between.includes(word))
  if (own.some((word) => negators.has(word)) || spoilers.has(inside[0] ?? '')) return false
  let count = 0
  for (let at = before.length - 1, looked = 0; at >= 0 && looked < 7; at--, looked++) {
    const word = before[at] ?? ''
    if (stops.has(word)) break
    if (spoilers.has(word)) {
      if (word === 'longer' && before[at - 1] === 'no') return true
      return false
    }
    if (negators.has(word)) {
      if (before.slice(Math.max(0, at - 2), at).includes('why')) return false
      // "never wanted to die so badly": more, not less
      if (word === 'never' && after.slice(0, 3).some((next) => next === 'so' || next === 'more' || next === 'this'))
        return false
      count++
    }
  }
  // "I can't promise I won't" is no denial
  return count % 2 === 1
}

/** "… is not an option", "… isn't the answer". */
function denied(after: readonly string[]): boolean {
  const [is, not, a, what] = after
  if ((is === 'is' || is === 'was') && (not === 'not' || not === 'never'))
    return ['option', 'answer', 'way', 'solution', 'going', 'happening'].some((end) => end === a || end === what)
  return false
}

const pastVerbs = set(`wanted tried was were had thought felt used attempted did planned wished almost nearly went
  overdosed took cut hurt harmed hung hanged jumped died killed committed ended lost survived considered hit beat
  choked raped abused molested starved purged restricted swallowed wrote slit shot drowned contemplated began
  gave made`)
const presentVerbs = set(`want am will need going feel think thinking keep is wanna still planning trying about have has
  are wish hope plan ready deserve should must would hoping`)

/** The first sign of tense after the "I" that the phrase belongs to. */
function tenseOf(before: readonly string[], inside: readonly string[]): 'past' | 'present' | 'none' {
  const all = [...before.slice(-6), ...inside]
  const from = Math.max(all.lastIndexOf('i', Math.max(0, all.length - inside.length)), 0)
  for (const word of all.slice(from)) {
    if (presentVerbs.has(word)) return 'present'
    if (pastVerbs.has(word)) return 'past'
  }
  return 'none'
}

const recentWords = set(`tonight today now still again lately recently yesterday currently anymore nowadays tomorrow
  soon constantly everyday presently ongoing keeps minutes
  monday tuesday wednesday thursday friday saturday sunday weekend`)
const recentFollowers = set('night week morning few hour hours')

function followed(words: ReadonlySet<string>, after: readonly string[], before: readonly string[]): boolean {
  if (words.has('last') || words.has('this') || words.has('earlier'))
    for (const list of [before, after])
      for (let at = 0; at < list.length - 1; at++)
        if ((list[at] === 'last' || list[at] === 'this') && recentFollowers.has(list[at + 1] ?? '')) return true
  return words.has('hours') || words.has('hour') || (words.has('days') && words.has('ago'))
}

const pastTimes = set(`ago formerly previously anniversary survived childhood teenager teens adolescence decade
  decades recovered recovery sober 1990s 1980s 2000s`)
const lastUnits = set('year month summer winter spring autumn fall decade semester christmas')
const schools = set('school college university uni highschool teenager kid child teen twenties')

function hasPastTime(words: ReadonlySet<string>, before: readonly string[], after: readonly string[]): boolean {
  if (has(words, pastTimes)) return true
  if (words.has('when') && words.has('was')) return true
  if (words.has('used') && words.has('to')) return true
  if (words.has('back') && (words.has('in') || words.has('then'))) return true
  for (const list of [before, after])
    for (let at = 0; at < list.length; at++) {
      const [word, next, third] = [list[at] ?? '', list[at + 1] ?? '', list[at + 2] ?? '']
      if (word === 'last' && lastUnits.has(next)) return true
      if (
        (word === 'at' || word === 'aged' || word === 'in' || word === 'age') &&
        /^(1?\d|2\d|19\d\d|20\d\d)$/.test(next)
      )
        return true
      if (
        (word === 'in' || word === 'as') &&
        (schools.has(next) || schools.has(third) || schools.has(list[at + 2] ?? ''))
      )
        return true
      if (word === 'years' && (next === 'back' || next === 'clean' || next === 'free' || next === 'since')) return true
      if ((word === 'years' || word === 'months') && list.slice(at, at + 3).includes('since')) return true
    }
  return false
}

const recoveryNear = set('clean recovered sober recovery')
const recoveredHere = (words: ReadonlySet<string>): boolean =>
  has(words, recoveryNear) &&
  (words.has('years') || words.has('months') || words.has('days') || words.has('since') || words.has('year'))

const sayingWords =
  set(`said says told wrote commented called texted screaming shouting yelled goes lyrics saying replied
  posted sings sang sing reads quote quotes messaged yelling shouted tells telling quoted captioned spray graffiti
  written line comment comments commenting posting spamming comments`)
const mediaWords = set(`song songs lyrics lyric chorus album band movie film episode character novel book manga anime
  poem series scene verse tv netflix documentary podcast plot rapper singer hamlet musical show`)
const lineWords = set(
  'goes says called lyrics lyric chorus verse line title titled named sings scene character plot about where part',
)
const gameWords = set(`respawn grenade minecraft fortnite lobby spawn roblox sims gta valorant npc npcs healer raid
  checkpoint speedrun skyrim zelda xbox playstation nintendo multiplayer multiplier hitpoints overwatch dota
  hp dungeon dungeons gaming gameplay ingame teammates spawned respawned creeper quest mario pokemon cod warzone`)
const laughs = set(
  'lol lmao haha hahaha rofl xd lmfao jk joking kidding hehe lolol hahah ha (laugh) lmaoo loool lolz tehe',
)
/** Small annoyances that people exaggerate about; never an exam, a job or a parting, which can be real reasons. */
const pettyWords =
  set(`song traffic meeting meetings episode printer spreadsheet ad ads advert spoilers umbrella commute
  queue ikea wifi buffering laundry mosquito alarm playlist jingle`)
const newsWords =
  set(`news article study studies research statistics stats rates rate prevention awareness hotline helpline
  campaign journalist policy report survey data epidemic debate law legal legislation documentary training
  workshop essay thesis dissertation assignment seminar charity fundraiser lifeline celebrity squad month bomber
  terrorist theory philosopher durkheim camus bombing myth myths stigma warnings warning`)
const clinicalWords =
  set(`patient patients client clients ideation denies denied psychiatrist assessment screening clinician
  therapist clinic discharge phq symptom symptoms dsm diagnosis nurse nurses ward practitioner triage risk`)

const saidBySelf = (before: readonly string[]): boolean => {
  const at = before.findLastIndex((word) => sayingWords.has(word) || word === 'say')
  return at > 0 && before.slice(Math.max(0, at - 3), at).includes('i')
}

/** "He told me to kill myself": somebody else's words. */
function toldTo(before: readonly string[]): boolean {
  const tail = before.slice(-4)
  if (before.some((word) => inner.has(word))) return false
  const at = tail.findIndex((word) => word === 'told' || word === 'tells' || word === 'telling' || word === 'tell')
  return (
    at >= 0 &&
    tail.includes('to') &&
    tail.some((word) => word === 'me' || word === 'us' || word === 'her' || word === 'him')
  )
}

/** "Somebody said … to me". */
const saidToMe = (before: readonly string[], after: readonly string[]): boolean =>
  before.slice(-3).some((word) => sayingWords.has(word)) &&
  !saidBySelf(before) &&
  after[0] === 'to' &&
  (after[1] === 'me' || after[1] === 'us' || after[1] === 'my')

/** What a bully, a voice or an illness says, told by somebody who does not mean it. */
function isReported(before: readonly string[], words: ReadonlySet<string>): boolean {
  const at = before.findLastIndex((word) => reporting.has(word) || sayingWords.has(word))
  if (at < 0 || before.slice(Math.max(0, at - 2), at).includes('i')) return false
  return has(words, told)
}

/** "Nobody would be better off without you". */
const nobodyWould = /^(?:.* )?nobody (?:would|will|is)\b/

const reporting = set('feel feels feeling true believe believes convince convinces say think thinks')
const told = set('me my mine him her them it that illness voice voices thoughts depression brain true lie lying')

/** Not another person. */
const inner = set('brain voice voices head mind thoughts part depression demons something')

/** Recovery said anywhere speaks for all that is told in the past tense. */
export function hasRecovered(tokens: readonly Token[]): boolean {
  let run = ''
  for (const { word } of tokens) {
    run = `${run.slice(-60)} ${word}`
    if (recoveryEnds.has(word) && recoverySays.some((phrase) => run.endsWith(phrase))) return true
  }
  return false
}

const recoverySays = [
  'much better place',
  'better place now',
  'glad i survived',
  'glad i am alive',
  'glad i am here',
  'glad i stayed',
  'glad i did not',
  'happy i survived',
  'happy to be alive',
  'glad to be alive',
  'grateful to be alive',
  'years clean',
  'months clean',
  'days clean',
  'year clean',
  'years free',
  'months free',
  'doing much better',
  'doing a lot better',
  'doing so much better',
  'better now',
  'it gets better',
  'it got better',
  'it does get better',
  'in recovery',
  'years sober',
  'have not cut since',
  'have not self harmed since',
  'never looked back',
  'past that now',
  'got through it',
  'came out the other side',
  'life is good now',
  'happy now',
  'okay now',
  'ok now',
  'years since',
  'months since',
]
const recoveryEnds = new Set(recoverySays.map((phrase) => phrase.slice(phrase.lastIndexOf(' ') + 1)))
