import type { Root } from '../identities/root.ts'
import { Refused } from '../refusals.ts'
import type { Db } from '../store.ts'
import { findPersona, type FoundPersona } from './find.ts'

/** The persona that may act in the group; refuses strangers and the banned. */
export async function requireMember(db: Db, root: Root, group: string): Promise<FoundPersona> {
  const { persona, banned } = await findPersona(db, root, group)
  if (banned) throw new Refused('banned')
  if (!persona) throw new Refused('join_first')
  return persona
}

/** The same for writing: they must have agreed to the rules as they are now. */
export async function requireWriter(db: Db, root: Root, group: string): Promise<FoundPersona> {
  const persona = await requireMember(db, root, group)
  if (!persona.agreed) throw new Refused('rules_changed')
  requireUnpaused(persona)
  return persona
}

/** Refuses somebody whom a moderator paused: they read and get help, and write again when it is over. */
export function requireUnpaused({ paused }: Pick<FoundPersona, 'paused'>): void {
  if (paused) throw new Refused('paused')
}
