import type { Input } from '@tealight/api/contract'
import type { Case, decide } from '@tealight/api/contract/flags'
import { wordsFor, type Words } from '#words'
import { field, noteTopics, type NoteTopic } from '#look/draft.ts'
import { isAct } from '../../done.ts'
import type { Missing } from '../../problem.ts'
import { settling } from './acts.ts'

type Body = Input<typeof decide>['body']
export type Act = Body['act']
type Judged = NonNullable<Body['judged']>

/** An act as it is being written. It comes back with every word when it could not be done. */
export interface ActDraft {
  act: Act
  revision: number
  /** How the case looked to whoever wrote this: see `lookOf`. */
  seen: string
  reason: string
  /** The id of a rule, `none` when none of them fits, empty when nothing was chosen. */
  rule: string
  judged: Judged | ''
  /** Whether settling needs the answer to how grave it was. */
  grave: boolean
  words: string
  settle: boolean
  topics: NoteTopic[]
  pieces: string[]
  days: string
}

/** Whoever takes something from somebody names the rule, or says that none of them fits. */
const ruled: readonly Act[] = ['hide', 'remove', 'pause']
export const needsRule = (act: Act) => ruled.includes(act)
const spoken: readonly Act[] = ['care', 'reply']
export const needsWords = (act: Act) => spoken.includes(act)
const told: readonly Act[] = [
  'care',
  'aside',
  'reply',
  'hide',
  'remove',
  'pause',
  'veil',
  'release',
  'add_note',
  'lift_veil',
]
export const takesWords = (act: Act) => told.includes(act)

/** An act before anybody wrote anything: with the words that it starts from. */
export function blankAct(act: Act, shown: Case, { desk }: Words): ActDraft {
  const { flag, post } = shown
  return {
    act,
    revision: flag.revision,
    seen: lookOf(shown),
    reason: '',
    rule: '',
    judged: '',
    grave: flag.severity === 'emergency' || flag.severity === 'urgent',
    words: startOf(act, flag.severity, post?.author.name ?? '', desk.templates),
    // whoever is asked to step aside has not been heard yet
    settle: settling(act, shown) !== 'never' && act !== 'aside',
    topics: [],
    pieces: [],
    days: '3',
  }
}

function startOf(act: Act, severity: Case['flag']['severity'], name: string, say: Words['desk']['templates']): string {
  if (act === 'care')
    return (severity === 'emergency' || severity === 'urgent' ? say.care[severity] : say.care.other)(name)
  if (act === 'reply') return say.reply(name)
  return act === 'hide' || act === 'remove' || act === 'pause' ? say[act] : ''
}

export function readAct(form: FormData): ActDraft | undefined {
  const act = field(form, 'act')
  if (!isAct(act)) return undefined
  const judged = field(form, 'judged')
  return {
    act,
    revision: Number(field(form, 'revision')) || 0,
    seen: field(form, 'seen'),
    reason: field(form, 'reason').trim(),
    rule: field(form, 'rule'),
    judged: isJudged(judged) ? judged : '',
    grave: form.has('grave'),
    words: field(form, 'words').trim(),
    settle: form.has('settle'),
    topics: noteTopics.filter((topic) => form.getAll('topic').includes(topic)),
    pieces: field(form, 'pieces')
      .split('\n')
      .map((piece) => piece.trim())
      .filter((piece) => piece !== ''),
    days: field(form, 'days'),
  }
}

/** What it still needs before anybody is asked; the first thing only. */
export function missingIn({
  act,
  reason,
  rule,
  judged,
  grave,
  words,
  settle,
  topics,
  days,
}: ActDraft): Missing | undefined {
  if (needsWords(act) && words === '') return 'needWords'
  // a starting text is never sent unread
  if (/‹[^›]*›/.test(words)) return 'placeholder'
  if (act === 'add_note' && topics.length === 0) return 'needTopics'
  if (act === 'pause' && !(/^[0-9]{1,2}$/.test(days) && Number(days) >= 1 && Number(days) <= 90)) return 'needDays'
  if (reason === '') return 'needReason'
  if (needsRule(act) && rule === '') return 'needRule'
  // whoever something is taken from is told why: by a rule, or in words
  if (needsRule(act) && rule === 'none' && words === '') return 'needWhy'
  if (settle && grave && judged === '') return 'needJudged'
  return undefined
}

export function bodyOf({ act, revision, reason, rule, judged, words, settle, topics, days }: ActDraft): Body {
  return {
    act,
    revision,
    reason,
    settle,
    ...(rule !== '' && rule !== 'none' && { rule }),
    ...(judged !== '' && { judged }),
    ...(takesWords(act) && words !== '' && { words }),
    ...(act === 'add_note' && { topics }),
    ...(act === 'pause' && { days: Number(days) }),
  }
}

/** How a case looks, in a line: so that after a refusal one can be told what is new. */
export function lookOf({
  flag,
  post,
  signals,
  decisions,
}: Pick<Case, 'flag' | 'post' | 'signals' | 'decisions'>): string {
  return [signals.length, decisions.length, post?.version, post?.state, flag.severity, flag.state].join(' ')
}

/** What is new since a form was shown. */
export function newsSince(seen: string, now: Case, { desk }: Words): string[] {
  const say = desk.problems.news
  const news = [say.signals, say.decisions, say.text, say.state, say.severity, say.settled]
  const [then, today] = [seen.split(' '), lookOf(now).split(' ')]
  return news.filter((_, at) => then[at] !== today[at])
}

function isJudged(name: string): name is Judged {
  return Object.hasOwn(wordsFor('en').desk.acts.judgements, name)
}
