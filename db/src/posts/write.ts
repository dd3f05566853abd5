import { personaIdOf, type Root } from '../identities/root.ts'
import type { FoundPersona } from '../personas/find.ts'
import { requireMember, requireWriter } from '../personas/require.ts'
import type { Db, Store, Tx } from '../store.ts'
import type { Content } from '../texts/seal.ts'
import { addAtOnce, addPost, type WrittenPost } from './add.ts'
import { flagCareAnswer } from './flag-care-answer.ts'
import { placeOf, requireFor, requireThread, type ThreadPlace } from './place-of.ts'

export interface ReplyDraft {
  thread: string
  content: Content
  clientKey: string
}

/** Replies in a thread as the persona that the root has in its group. */
export async function writePost(tx: Tx, root: Root, draft: ReplyDraft): Promise<WrittenPost> {
  const writer = await writerIn(tx, root, draft.thread)
  return add(tx, writer, draft)
}

/**
 * The same for the edge, where most replies come from somebody who wrote a moment ago and call for nobody: these are
 * one statement, at half the cost. What cannot be done so is done by writePost, in a transaction of its own.
 */
export async function reply(db: Store, root: Root, draft: ReplyDraft): Promise<WrittenPost> {
  const place = await placeOf(db, draft.thread)
  requireThread(place)
  const { group, forPersona } = place
  const ids = Array.from({ length: probes }, (_, n) => personaIdOf(root, group, n))
  const author = known.get(ids[0] ?? '')
  if (author && forPersona === null) {
    const written = await addAtOnce(db, { ...draft, group, author, probes: `{${ids.join(',')}}` })
    if (written) return written
  }
  return db.transaction(async (tx) => {
    const writer = await writerIn(tx, root, draft.thread)
    if (ids.includes(writer.author.id)) remember(ids[0] ?? '', writer.author)
    return add(tx, writer, draft)
  })
}

type Writer = ThreadPlace & { author: FoundPersona }

async function writerIn(db: Db, root: Root, thread: string): Promise<Writer> {
  const place = await placeOf(db, thread)
  requireThread(place)
  // a pause quietens somebody in the group; with the moderators themselves they can always talk
  const isCare = place.forPersona !== null
  const author = await (isCare ? requireMember : requireWriter)(db, root, place.group)
  requireFor(place, author.id)
  return { ...place, author }
}

/** What is said to the moderators, one of them must read. */
async function add(tx: Tx, { group, forPersona, author }: Writer, draft: ReplyDraft): Promise<WrittenPost> {
  const written = await addPost(tx, { ...draft, group, author })
  if (forPersona !== null) await flagCareAnswer(tx, written, { group, author: author.id, content: draft.content })
  return written
}

/** A person with more personas than these in a group takes the longer road. */
const probes = 4

/** Authors as they were last seen, by the first id that their root derives in the group. Never trusted: see addAtOnce. */
const known = new Map<string, FoundPersona>()
const mostKnown = 5_000

function remember(firstId: string, author: FoundPersona): void {
  if (known.size >= mostKnown) {
    const [oldest] = known.keys()
    if (oldest !== undefined) known.delete(oldest)
  }
  known.set(firstId, author)
}
