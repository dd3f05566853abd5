import type { Content } from '../texts/seal.ts'
import type { HelpKind, NoteTopic, PostState, StaffRole } from '../words.ts'
import { veilsTitle, veil, veilText } from './veil.ts'
import { coarse, type When } from './when.ts'

export interface ShownPersona {
  id: string
  name: string
  mark: number
  /** A moderator's. */
  role: StaffRole | null
}

export interface ShownPost {
  id: string
  number: number
  author: ShownPersona
  state: PostState
  version: number
  when: When
  mine: boolean
  ignored: boolean
  text: string | null
  note: Content['note'] | null
  /** Some words are not shown until a moderator has looked. */
  veiled: boolean
  /** The card, on one's own post only. */
  help: HelpKind | null
}

/** A post with its text opened: the same for every reader. */
export interface OpenedPost {
  id: string
  number: number
  state: PostState
  version: number
  /** Milliseconds; to the minute. */
  writtenAt: number
  author: ShownPersona
  help: HelpKind | null
  /** What a moderator added to its content note. */
  addedNote: NoteTopic[] | null
  /** See LookedAt. */
  veils: number[] | null
  content: Content | null
}

/** For whom it is shown, and when, by Postgres's clock in milliseconds. */
export interface View {
  reader: string | undefined
  ignored: ReadonlySet<string>
  now: number
}

/** A post as a reader may see it. `whole`: its author, who is about to rewrite it, sees the veiled words too. */
export function showPost(post: OpenedPost, { reader, ignored, now }: View, whole = false): ShownPost {
  const mine = post.author.id === reader
  const isIgnored = ignored.has(post.author.id)
  const content = isIgnored || !(mine || isForAll(post)) ? null : post.content
  return {
    id: post.id,
    number: post.number,
    author: post.author,
    // a text whose key was destroyed is as gone as a deleted one
    state: post.content ? post.state : 'deleted',
    version: post.version,
    when: coarse(post.writtenAt, now),
    mine,
    ignored: isIgnored,
    text: content && (post.veils && !whole ? veilText(content.text, post.veils) : content.text),
    note: content ? noteOf(content, post.addedNote) : null,
    veiled: content !== null && post.veils !== null && post.veils.length > 0,
    help: mine ? post.help : null,
  }
}

/** Whether a reader is told that it is there: what is held is not, but to its author. */
export function isListed(post: OpenedPost, reader: string | undefined): boolean {
  return post.state !== 'held' || post.author.id === reader
}

/** The title of a thread as a reader may see it, from the post that opens it. */
export function showTitle(post: OpenedPost, reader: string | undefined): string | null {
  if (!isForAll(post) && post.author.id !== reader) return null
  const title = post.content?.title ?? null
  return title !== null && veilsTitle(post.veils) ? veil : title
}

/** The content note: what the author said, and what a moderator added. */
export function noteOf({ note }: Content, added: readonly NoteTopic[] | null): Content['note'] | null {
  if (!added || added.length === 0) return note ?? null
  return { ...note, topics: [...new Set([...(note?.topics ?? []), ...added])] }
}

const isForAll = ({ state }: OpenedPost): boolean => state === 'shown'
