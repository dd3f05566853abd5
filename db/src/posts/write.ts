import type { Root } from '../identities/root.ts'
import { requireWriter } from '../personas/require.ts'
import type { Tx } from '../store.ts'
import type { Content } from '../texts/seal.ts'
import { addPost, type WrittenPost } from './add.ts'
import { placeOf, requireFor } from './place-of.ts'

/** Replies in a thread as the persona that the root has in its group. */
export async function writePost(
  tx: Tx,
  root: Root,
  draft: { thread: string; content: Content; clientKey: string },
): Promise<WrittenPost> {
  const place = await placeOf(tx, draft.thread)
  const author = await requireWriter(tx, root, place.group)
  requireFor(place, author.id)
  return addPost(tx, { ...draft, group: place.group, author })
}
