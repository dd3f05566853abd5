import { Type, type Static } from 'typebox'
import {
  categories,
  decisionActs,
  flagStates,
  helpAnswers,
  noteTopics,
  postStates,
  reportReasons,
  severities,
  signalKinds,
} from '@tealight/db/words'
import { choice, choiceOrNull, contract, Cursor, exact, Id, orNull, Version, words } from '../contract.ts'
import { Group, Rule } from '../groups/contract.ts'
import { Persona } from '../personas/contract.ts'
import { Note } from '../posts/contract.ts'

/** Staff see instants, in milliseconds since 1970; members never do. */
export const Instant = Type.Number({ description: 'milliseconds since 1970' })

/** Offsets into a text, in UTF-16 units: from, up to. */
export const Span = Type.Array(Type.Integer({ minimum: 0 }), { minItems: 2, maxItems: 2 })

/** A flag as the queue shows it: no words of anybody. */
export const FlagLine = Type.Object(
  {
    id: Id,
    group: Type.Object({ id: Id, title: Type.String() }),
    severity: choice(severities),
    state: choice(flagStates),
    causes: Type.Array(choice(signalKinds)),
    signals: Type.Integer({ description: 'how many' }),
    opened: Instant,
    due: Instant,
    calls: Type.Integer({ description: 'how often somebody was called because the clock ran out' }),
    calledMe: Type.Boolean(),
    reopened: Type.Boolean({ description: 'it had been settled before' }),
    holder: orNull(Type.Object({ name: Type.String(), me: Type.Boolean(), until: Instant })),
    revision: Type.Integer(),
  },
  { title: 'FlagLine' },
)
export type FlagLine = Static<typeof FlagLine>

export const listFlags = contract({
  id: 'listFlags',
  method: 'GET',
  url: '/api/desk/flags',
  summary: 'The queue: fifty flags, the most urgent first; or the settled ones, newest first',
  desk: 'see_queue',
  public: true,
  query: exact({
    state: Type.Optional(choice(flagStates)),
    after: Type.Optional(Cursor),
  }),
  answer: Type.Object({
    flags: Type.Array(FlagLine),
    more: orNull(Type.String(), 'the cursor of the next page'),
    since: Type.String({ description: 'where the desk’s changes stand: give it to flagChanges and to the socket' }),
    now: Instant,
    pulse: Type.Object({
      alive: Type.Boolean({ description: 'the test text of the last minutes was found' }),
      seen: orNull(Instant),
    }),
    waiting: Type.Integer({ description: 'texts that the engine has not looked at for over a minute' }),
  }),
  // a cursor of somebody else's
  errors: ['not_found'],
})

export const flagChanges = contract({
  id: 'flagChanges',
  method: 'GET',
  url: '/api/desk/changes',
  summary: 'Flags that changed since, each as it is now',
  desk: 'see_queue',
  unattended: true,
  public: true,
  query: exact({ since: Type.String({ maxLength: 4000, pattern: '^[A-Za-z0-9_-]+$' }) }),
  answer: Type.Object({
    flags: Type.Array(FlagLine),
    since: Type.String(),
    more: Type.Boolean({ description: 'there are further changes: ask again with the new cursor' }),
  }),
  // a cursor of somebody else's
  errors: ['not_found'],
})

export const takeNext = contract({
  id: 'takeNext',
  method: 'POST',
  url: '/api/desk/next',
  summary: 'Take the most urgent flag that one may take and nobody has in hand',
  desk: 'take_flag',
  public: true,
  answer: Type.Object({ flag: orNull(Id, 'null when there is none') }),
})

export const takeFlag = contract({
  id: 'takeFlag',
  method: 'POST',
  url: '/api/desk/flags/:flag/take',
  summary: 'Take a flag in hand, or keep it: nobody else can act on it for five minutes',
  desk: 'take_flag',
  public: true,
  params: exact({ flag: Id }),
  answer: Type.Object({ until: Instant, revision: Type.Integer() }),
  // changed: it is settled
  errors: ['not_found', 'taken', 'changed'],
})

export const putBack = contract({
  id: 'putBack',
  method: 'POST',
  url: '/api/desk/flags/:flag/put-back',
  summary: 'Give a flag back to the queue, without blame',
  desk: 'take_flag',
  public: true,
  params: exact({ flag: Id }),
  answer: Type.Object({ revision: Type.Integer() }),
  errors: ['not_found'],
})

/** A post as moderators see it: with the words that members do not see. */
export const DeskPost = Type.Object(
  {
    id: Id,
    thread: Id,
    number: Type.Integer(),
    author: Persona,
    state: choice(postStates),
    version: Type.Integer(),
    written: Instant,
    title: orNull(Type.String()),
    text: orNull(Type.String(), 'null when deleted'),
    note: orNull(Note),
    addedNote: Type.Array(choice(noteTopics)),
    veils: Type.Array(Span),
  },
  { title: 'DeskPost' },
)
export type DeskPost = Static<typeof DeskPost>

export const Signal = Type.Object(
  {
    kind: choice(signalKinds),
    severity: choice(severities),
    at: Instant,
    version: Type.Integer(),
    findings: Type.Array(
      Type.Object({
        category: choice(categories),
        severity: choice(severities),
        spans: Type.Array(Span),
        why: Type.Array(Type.String()),
      }),
    ),
    reason: choiceOrNull(reportReasons, 'of a member’s report'),
    answer: choiceOrNull(helpAnswers, 'of the author to the card'),
    words: orNull(Type.String()),
    post: orNull(Id, 'where the flag is not one post’s: which one this speaks of'),
    text: orNull(Type.String(), 'and its words as they stood'),
  },
  { title: 'Signal' },
)
export type Signal = Static<typeof Signal>

export const Decision = Type.Object(
  {
    id: Id,
    act: choice(decisionActs),
    at: Instant,
    by: Type.Object({ name: Type.String(), me: Type.Boolean() }),
    rule: orNull(Type.String(), 'its title'),
    reason: Type.String(),
    words: orNull(Type.String(), 'what was said to the author'),
    judged: choiceOrNull([...severities, 'none'] as const),
    settled: Type.Boolean(),
    undone: orNull(Type.Object({ at: Instant, by: Type.String() })),
    flag: Id,
  },
  { title: 'Decision' },
)
export type Decision = Static<typeof Decision>

/** All that a moderator needs to decide. Opening it is written into the audit log. */
export const Case = Type.Object(
  {
    flag: FlagLine,
    /** The version that the newest signal saw, from the flag's own copy, when the author changed or took it back since. */
    snapshot: orNull(Type.Object({ version: Type.Integer(), title: orNull(Type.String()), text: Type.String() })),
    post: orNull(DeskPost),
    around: Type.Array(DeskPost, {
      description:
        'the conversation without it, in order: up to eight before, four after; without a post, those that the signals name',
    }),
    texts: Type.Array(DeskPost, { description: 'this persona’s ten newest other texts in this group' }),
    signals: Type.Array(Signal, { description: 'the newest last' }),
    decisions: Type.Array(Decision, { description: 'on this flag, newest first' }),
    past: Type.Array(Decision, { description: 'on this persona’s other texts in this group, newest first' }),
    notes: Type.Array(Type.Object({ at: Instant, by: Type.String(), text: Type.String() })),
    rules: Type.Array(Rule),
    pausedUntil: orNull(Instant),
    room: orNull(Id, 'the live room in which it was said: from there its author can be asked to step aside'),
    careThread: orNull(Id, 'where moderators and this person already talk; its pages are for this person only'),
    care: Type.Array(DeskPost, { description: 'the newest twenty posts of it, in order' }),
    may: Type.Array(choice(decisionActs), { description: 'the acts that one’s role allows here' }),
    now: Instant,
  },
  { title: 'Case' },
)
export type Case = Static<typeof Case>

export const readCase = contract({
  id: 'readCase',
  method: 'GET',
  url: '/api/desk/flags/:flag',
  summary: 'A flag with all that is needed to decide',
  desk: 'read_case',
  public: true,
  params: exact({ flag: Id }),
  answer: Case,
  errors: ['not_found'],
})

export const writeCaseNote = contract({
  id: 'writeCaseNote',
  method: 'POST',
  url: '/api/desk/flags/:flag/notes',
  summary: 'Write a note for the other moderators into a case',
  desk: 'write_note',
  public: true,
  params: exact({ flag: Id }),
  body: exact({ text: words(4_000) }),
  answer: Type.Object({ revision: Type.Integer() }),
  errors: ['not_found', 'bad_text'],
})

export const flagPost = contract({
  id: 'flagPost',
  method: 'POST',
  url: '/api/desk/posts/:post/flag',
  summary: 'Put a post on the desk that one came across, or open its flag again',
  desk: 'take_flag',
  public: true,
  params: exact({ post: Id }),
  body: exact({ severity: choice(severities), words: Type.Optional(words(1_000, 'why, for the other moderators')) }),
  answer: Type.Object({ flag: Id }),
  status: 201,
  errors: ['not_found', 'bad_text'],
})

/** What a moderator decides; compare-and-set on the revision that they saw. */
export const Decide = exact({
  revision: Version,
  act: choice(decisionActs),
  reason: words(1_000, 'for the other moderators and the audit; the author does not see it'),
  rule: Type.Optional(Type.String({ maxLength: 60, description: 'the id of the rule that it cites' })),
  settle: Type.Boolean({ description: 'and the flag is done with' }),
  judged: Type.Optional(choice([...severities, 'none'] as const, 'how grave it really was')),
  words: Type.Optional(words(4_000, 'to the author: the text of a care message or reply, or a line to a notice')),
  topics: Type.Optional(Type.Array(choice(noteTopics), { maxItems: noteTopics.length, uniqueItems: true })),
  spans: Type.Optional(Type.Array(Span, { maxItems: 50, description: 'what to veil; absent: what the engine found' })),
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 90, description: 'how long a pause lasts' })),
})

export const decide = contract({
  id: 'decide',
  method: 'POST',
  url: '/api/desk/flags/:flag/decisions',
  summary: 'Act on a flag that one has in hand. The author is told what, why, how to change it and where help is',
  desk: 'read_case',
  public: true,
  params: exact({ flag: Id }),
  body: Decide,
  answer: Type.Object({ decision: Id, revision: Type.Integer(), state: choice(flagStates) }),
  status: 201,
  errors: ['not_found', 'taken', 'changed', 'rules_changed', 'incomplete', 'bad_text'],
})

export const undo = contract({
  id: 'undo',
  method: 'POST',
  url: '/api/desk/decisions/:decision/undo',
  summary: 'Take a decision back: what it changed is as before, and the flag is open again',
  desk: 'undo',
  public: true,
  params: exact({ decision: Id }),
  body: exact({ reason: words(1_000) }),
  answer: Type.Object({ flag: Id, revision: Type.Integer() }),
  errors: ['not_found', 'changed', 'bad_text'],
})

const Hours = Type.Object(
  {
    weekday: Type.Integer({ minimum: 1, maximum: 7, description: '1 is Monday' }),
    opens: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' }),
    closes: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' }),
  },
  { title: 'Hours', additionalProperties: false },
)

export const readHours = contract({
  id: 'readHours',
  method: 'GET',
  url: '/api/desk/groups/:group/hours',
  summary: 'When moderators are usually there, and who is called in which order',
  desk: 'set_hours',
  public: true,
  params: exact({ group: Id }),
  answer: Type.Object({
    group: Group,
    zone: Type.String(),
    hours: Type.Array(Hours),
    onCall: Type.Array(Type.Object({ id: Id, name: Type.String() })),
    staff: Type.Array(Type.Object({ id: Id, name: Type.String() }), { description: 'who could be called' }),
  }),
  errors: ['not_found'],
})

export const setHours = contract({
  id: 'setHours',
  method: 'PUT',
  url: '/api/desk/groups/:group/hours',
  summary: 'Set them',
  desk: 'set_hours',
  public: true,
  params: exact({ group: Id }),
  body: exact({
    zone: Type.String({ maxLength: 60, pattern: '^[A-Za-z0-9_+/-]+$' }),
    hours: Type.Array(Hours, { maxItems: 28 }),
    onCall: Type.Array(Id, { maxItems: 20, uniqueItems: true }),
  }),
  answer: Type.Object({ group: Id }),
  // incomplete: nobody knows the zone, or somebody on call could do nothing here
  errors: ['not_found', 'incomplete'],
})

/** What the desk's socket says, version 1. It is only the doorbell: the desk asks `flagChanges` for what changed. */
export type ToDesk =
  | { v: 1; type: 'changed' }
  /** Every fifteen seconds, unless something changed unheard: then `changed` comes instead. */
  | { v: 1; type: 'beat' }
  /** Signed out, or the role was taken away. */
  | { v: 1; type: 'ended' }

/** What the desk says. An unknown frame ends the connection. */
export type FromDesk = { v: 1; type: 'here' }
