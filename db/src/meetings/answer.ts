import { eq, sql } from 'drizzle-orm'
import type { Root } from '../identities/root.ts'
import { requireMember } from '../personas/require.ts'
import { Refused } from '../refusals.ts'
import { endsAt } from '../rooms/held.ts'
import type { Tx } from '../store.ts'
import { meetings } from '../tables/rooms.ts'
import type { MeetingAnswer } from '../words.ts'
import { requireMeeting } from './require.ts'

/** Hours after a meeting in which one can say how it was. */
export const answerHours = 24

const columns = { helped: 'helped', somewhat: 'somewhat', not_today: 'notToday' } as const

/** Says how a meeting was, once, by somebody who was in its room. What they said is counted, and not kept beside them. */
export async function answerMeeting(tx: Tx, root: Root, id: string, answer: MeetingAnswer): Promise<void> {
  const { room, group, state } = await requireMeeting(tx, id)
  const { id: persona } = await requireMember(tx, root, group)
  const [found] = await tx.sql.execute<{ over: boolean; there: boolean }>(sql`
    select (${state} = 'over' or ${endsAt} <= ${tx.now}) and ${state} in ('open', 'over')
        and ${endsAt} + make_interval(hours => ${answerHours}) > ${tx.now} as over,
      exists (select from seats where thread_id = ${room} and persona_id = ${persona}) as there
    from meetings m where m.id = ${id}`)
  if (!found?.there) throw new Refused('outside')
  if (!found.over) throw new Refused('changed')
  const noted = await tx.sql.execute(sql`
    insert into sign_ups (meeting_id, persona_id, answered) values (${id}, ${persona}, true)
    on conflict (meeting_id, persona_id) do update set answered = true where not sign_ups.answered returning 1`)
  if (noted.length === 0) return
  const column = columns[answer]
  await tx.sql
    .update(meetings)
    .set({ [column]: sql`${meetings[column]} + 1` })
    .where(eq(meetings.id, id))
}
