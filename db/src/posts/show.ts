import type { Content } from '../texts/seal.ts'
import type { PostState } from '../words.ts'
import { coarse, type When } from './when.ts'

export interface ShownPersona {
  id: string
  name: string
  mark: number
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
  content: Content | null
}

/** For whom it is shown, and when, by Postgres's clock in milliseconds. */
export interface View {
  reader: string | undefined
  ignored: ReadonlySet<string>
  now: number
}

/** A post as a reader may see it. */
export function showPost(post: OpenedPost, { reader, ignored, now }: View): ShownPost {
  const isIgnored = ignored.has(post.author.id)
  const content = isIgnored ? null : post.content
  return {
    id: post.id,
    number: post.number,
    author: post.author,
    // a text whose key was destroyed is as gone as a deleted one
    state: post.content ? post.state : 'deleted',
    version: post.version,
    when: coarse(post.writtenAt, now),
    mine: post.author.id === reader,
    ignored: isIgnored,
    text: content?.text ?? null,
    note: content?.note ?? null,
  }
}
