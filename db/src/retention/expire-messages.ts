import { sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'

/** Takes messages away that are older than their room keeps them. What moderators have in hand keeps its own copy. */
export async function expireMessages(tx: Tx): Promise<void> {
  const rooms = await tx.sql.execute<{ room: string }>(sql`select room from expire_messages()`)
  for (const { room } of rooms) tx.ring({ topic: 'room', room })
}
