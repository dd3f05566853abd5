/** The closed word lists. Columns, schemas and select boxes are made from these; nobody writes them a second time. */

/** A persona's place in its group. All but `member` are tombstones: the row stays, so that its id is never used again. */
export const standings = ['member', 'left', 'retired', 'banned', 'erased'] as const
export type Standing = (typeof standings)[number]

/** Who may read a group: anybody who opens the page, or only those who joined. */
export const readings = ['open', 'members'] as const
export type Reading = (typeof readings)[number]

/** What became of a post. A deleted one keeps its place and its number; its words are gone. */
export const postStates = ['shown', 'deleted'] as const
export type PostState = (typeof postStates)[number]

/** What a content note may warn of: the topics that members of such forums most often ask to be warned of. */
export const noteTopics = ['suicide', 'self_harm', 'abuse', 'eating', 'violence', 'death', 'drugs', 'other'] as const
export type NoteTopic = (typeof noteTopics)[number]

/** How old a text is, as far as a reader is told. Finer than this nobody but staff ever sees. */
export const ages = ['hour', 'day', 'week', 'month'] as const
export type Age = (typeof ages)[number]

export const resourceKinds = ['helpline', 'emergency'] as const
export type ResourceKind = (typeof resourceKinds)[number]

/** How well a resource is grounded: stated by the service itself, or taken from somebody's list. */
export const grades = ['provider', 'listed'] as const
export type Grade = (typeof grades)[number]

export const channels = ['call', 'text', 'chat', 'email', 'web'] as const
export type Channel = (typeof channels)[number]
