import { raiseFlag } from '../flags/raise.ts'
import type { Tx } from '../store.ts'
import { rankOf } from '../words.ts'
import type { LoadedText } from './load.ts'

/** The engine could not look, for whatever reason: a human must, as soon as at what speaks of danger. */
export async function flagUnread(tx: Tx, text: LoadedText): Promise<void> {
  const { group, subject, version, content } = text
  const rank = rankOf('urgent')
  const author = text.author.personaId
  await raiseFlag(tx, { group, subject, author, version, kind: 'needs_human', rank, detail: { content } })
}
