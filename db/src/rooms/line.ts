import { sql } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import type { FoundPersona } from '../personas/find.ts'
import { requireMember } from '../personas/require.ts'
import { Refused } from '../refusals.ts'
import type { Db } from '../store.ts'
import { probesOf } from '../threads/reader.ts'
import { groupOfRoom } from './enter.ts'

/** Somebody in a room, as far as telling them of it and writing for them takes. */
export interface Insider {
  persona: FoundPersona
  /** See MessageDraft. */
  probes: string
  /** The first message that they may see. */
  from: number
  /** Whom they do not see, and who is not shown what they write. */
  ignored: ReadonlySet<string>
  ignoring: ReadonlySet<string>
}

/** Who the root is in a room; refuses whoever is outside. */
export async function readInsider(db: Db, root: Root, room: string): Promise<Insider> {
  const group = await groupOfRoom(db, room, root)
  const persona = await requireMember(db, root, group)
  const [row] = await db.sql.execute<{ from: number; ignored: string[] | null; ignoring: string[] | null }>(sql`
    select s.from_number as "from",
      (select json_agg(i.ignored_id) from ignores i where i.persona_id = s.persona_id) as ignored,
      (select json_agg(i.persona_id) from ignores i where i.ignored_id = s.persona_id) as ignoring
    from seats s where s.thread_id = ${room} and s.persona_id = ${persona.id} and not s.gone`)
  if (!row) throw new Refused('outside')
  const [ignored, ignoring] = [new Set(row.ignored), new Set(row.ignoring)]
  return { persona, probes: probesOf(root, group), from: row.from, ignored, ignoring }
}
