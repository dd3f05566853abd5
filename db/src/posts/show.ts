import type { Content } from '../texts/seal.ts'
import type { PostState } from '../words.ts'
import { toWhen, type When } from './when.ts'

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

/** What a query found of a post, and its text when it could be opened. */
export interface OpenedPost {
  id: string
  number: number
  state: PostState
  version: number
  /** See when.ts. */
  told: string
  personaId: string
  name: string | null
  mark: number
  /** The reader ignores its author. */
  ignored: boolean
  content: Content | null
}

/** A post as a reader may see it. */
export function showPost(post: OpenedPost, reader: string | undefined): ShownPost {
  const content = post.ignored ? null : post.content
  return {
    id: post.id,
    number: post.number,
    author: { id: post.personaId, name: post.name ?? '', mark: post.mark },
    // a text whose key was destroyed is as gone as a deleted one
    state: post.content ? post.state : 'deleted',
    version: post.version,
    when: toWhen(post.told),
    mine: post.personaId === reader,
    ignored: post.ignored,
    text: content?.text ?? null,
    note: content?.note ?? null,
  }
}
