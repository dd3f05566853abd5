/** The closed word lists. Columns, schemas and select boxes are made from these; nobody writes them a second time. */

/** A persona's place in its group. All but `member` are tombstones: the row stays, so that its id is never used again. */
export const standings = ['member', 'left', 'retired', 'banned', 'erased'] as const
export type Standing = (typeof standings)[number]

/** Who may read a group: anybody who opens the page, or only those who joined. */
export const readings = ['open', 'members'] as const
export type Reading = (typeof readings)[number]

/**
 * What became of a post. A deleted one keeps its place and its number; its words are gone. A held one is seen by its
 * author and by moderators only, until a moderator decides; so is what a moderator hid (it can be rewritten) or removed.
 */
export const postStates = ['shown', 'held', 'hidden', 'removed', 'deleted'] as const
export type PostState = (typeof postStates)[number]

/** What a content note may warn of: the topics that members of such forums most often ask to be warned of. */
export const noteTopics = ['suicide', 'self_harm', 'abuse', 'eating', 'violence', 'death', 'drugs', 'other'] as const
export type NoteTopic = (typeof noteTopics)[number]

/** How old a text is, as far as a reader is told. Finer than this nobody but staff ever sees. */
export const ages = ['hour', 'day', 'week', 'month'] as const
export type Age = (typeof ages)[number]

/** In a paused room people read and keep what they type; a closed one cannot be entered. */
export const roomStates = ['open', 'paused', 'closed'] as const
export type RoomState = (typeof roomStates)[number]

/** An announced time at which a facilitator holds a room open. */
export const meetingStates = ['planned', 'open', 'over', 'cancelled'] as const
export type MeetingState = (typeof meetingStates)[number]

/**
 * Minutes before its begin from which a meeting can be held, after its end in which it finds its close, and after its
 * begin in which seats are kept for those who said that they mean to come.
 */
export const meetingClock = { early: 10, overtime: 10, seatKept: 10 } as const

/** Minutes for which an offer to step aside stands, that the talk then lasts, and by which whoever offered it can make it longer. */
export const asideClock = { offer: 3, talk: 20, longer: 10 } as const

/** What somebody says of a meeting when it is over. Only how many said it is kept. */
export const meetingAnswers = ['helped', 'somewhat', 'not_today'] as const
export type MeetingAnswer = (typeof meetingAnswers)[number]

/** Why a room has each message wait without anybody having asked for it: many came at once, or much was said at once. */
export const surges = ['joins', 'messages'] as const
export type Surge = (typeof surges)[number]

/** The words that somebody can leave at a message. How many did is told to its author only. */
export const reactionWords = ['hear_you', 'me_too', 'with_you', 'thank_you'] as const
export type ReactionWord = (typeof reactionWords)[number]

export const resourceKinds = ['helpline', 'emergency'] as const
export type ResourceKind = (typeof resourceKinds)[number]

/** How well a resource is grounded: stated by the service itself, or taken from somebody's list. */
export const grades = ['provider', 'listed'] as const
export type Grade = (typeof grades)[number]

export const channels = ['call', 'text', 'chat', 'email', 'web'] as const
export type Channel = (typeof channels)[number]

/** What the crisis engine finds, and what a person can be worried about. */
export const categories = [
  'suicide',
  'self_harm',
  'overdose',
  'abuse',
  'violence',
  'encouragement',
  'method',
  'worry',
  'eating',
  'contact',
] as const
export type Category = (typeof categories)[number]

/** How soon a human must look. The place in the list, from 1, is the rank that orders the queue. */
export const severities = ['emergency', 'urgent', 'concern', 'routine'] as const
export type Severity = (typeof severities)[number]

export const rankOf = (severity: Severity): number => severities.indexOf(severity) + 1
/** In the place of a rank: the screen saw nothing. The worker takes these last. */
export const ordinaryRank = 9
export const severityOf = (rank: number): Severity => severities[rank - 1] ?? 'routine'

/** Minutes until the next person is called. */
export const clocks = { emergency: 5, urgent: 30, concern: 12 * 60, routine: 72 * 60 } as const satisfies Record<
  Severity,
  number
>

/** Which card the author of a text in distress is shown: distress, danger from others, or a body in danger now. */
export const helpKinds = ['distress', 'safety', 'medical'] as const
export type HelpKind = (typeof helpKinds)[number]

/** What the author can say to the card. All but `dismiss` reach the moderators; silence changes nothing. */
export const helpAnswers = ['safe', 'write_to_me', 'listener', 'dismiss'] as const
export type HelpAnswer = (typeof helpAnswers)[number]

/** Why a member reports a text; the worry about a person comes first. */
export const reportReasons = [
  'worried',
  'encourages_harm',
  'method',
  'abuse',
  'contact',
  'unkind',
  'spam',
  'illegal',
  'other',
] as const
export type ReportReason = (typeof reportReasons)[number]

/** What a flag can be raised of. */
export const flagSubjects = ['post', 'heartbeat'] as const
export type FlagSubject = (typeof flagSubjects)[number]

export const flagStates = ['open', 'settled'] as const
export type FlagState = (typeof flagStates)[number]

/**
 * Where a signal came from. `needs_human`: the engine could not look. `language`: it has no rules for this one.
 * `rewritten`: the author changed what a moderator hid or held. `approval`: its room shows nothing before one has looked.
 */
export const signalKinds = [
  'finding',
  'report',
  'answer',
  'needs_human',
  'language',
  'rewritten',
  'staff',
  'approval',
] as const
export type SignalKind = (typeof signalKinds)[number]

/** What a moderator decides on a flag. Each has an inverse, which is made by undoing the decision. */
export const decisionActs = [
  'all_well',
  'care',
  'aside',
  'reply',
  'add_note',
  'veil',
  'lift_veil',
  'release',
  'hide',
  'remove',
  'pause',
] as const
export type DecisionAct = (typeof decisionActs)[number]

/** What a persona is told. The words of a moderator, where there are some, come with it. */
export const noticeKinds = [
  'veiled',
  'veil_lifted',
  'held',
  'released',
  'hidden',
  'removed',
  'note_added',
  'paused',
  'care',
  'reply',
  'aside',
  'undone',
  'report_outcome',
  'meeting_open',
  'meeting_cancelled',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export const staffRoles = ['helper', 'moderator', 'facilitator', 'lead', 'admin', 'auditor'] as const
export type StaffRole = (typeof staffRoles)[number]

/** Whom a clock that ran out calls, one after the other. */
export const escalationSteps = ['on_call', 'lead', 'operator'] as const
export type EscalationStep = (typeof escalationSteps)[number]
