import { asc, eq, sql } from 'drizzle-orm'
import { addAudit } from '../audit/add.ts'
import { readGroup, type ShownGroup } from '../groups/read.ts'
import { mayAct } from '../policy.ts'
import { Refused } from '../refusals.ts'
import { requireReach, type Staff } from '../staff/reach.ts'
import type { Db, Tx } from '../store.ts'
import { coverHours, onCall } from '../tables/flags.ts'
import { groups } from '../tables/groups.ts'
import { staff } from '../tables/staff.ts'
import { staffRoles } from '../words.ts'

/** When moderators are usually there, in the group's zone. Weekday 1 is Monday; times are HH:MM. */
export interface Opening {
  weekday: number
  opens: string
  closes: string
}

interface Person {
  id: string
  name: string
}

export async function readHours(
  db: Db,
  by: Staff,
  id: string,
): Promise<{ group: ShownGroup; zone: string; hours: Opening[]; onCall: Person[]; staff: Person[] }> {
  const group = await readGroup(db, id)
  requireReach(by, 'set_hours', id)
  const clock = (time: typeof coverHours.opens | typeof coverHours.closes) => sql<string>`to_char(${time}, 'HH24:MI')`
  const [[place], hours, called, all] = await Promise.all([
    db.sql.select({ zone: groups.zone }).from(groups).where(eq(groups.id, id)),
    db.sql
      .select({ weekday: coverHours.weekday, opens: clock(coverHours.opens), closes: clock(coverHours.closes) })
      .from(coverHours)
      .where(eq(coverHours.groupId, id))
      .orderBy(asc(coverHours.weekday), asc(coverHours.opens)),
    db.sql
      .select({ id: staff.id, name: staff.name })
      .from(onCall)
      .innerJoin(staff, eq(staff.id, onCall.staffId))
      .where(eq(onCall.groupId, id))
      .orderBy(asc(onCall.place)),
    callable(db, id),
  ])
  return { group, zone: place?.zone ?? 'UTC', hours, onCall: called, staff: all }
}

/** Sets them all anew. Refuses a zone that nobody knows, and somebody to be called who could do nothing here. */
export async function setHours(
  tx: Tx,
  by: Staff,
  id: string,
  { zone, hours, onCall: called }: { zone: string; hours: readonly Opening[]; onCall: readonly string[] },
): Promise<{ group: string }> {
  await readGroup(tx, id)
  requireReach(by, 'set_hours', id)
  await requireZone(tx, zone)
  const known = new Set((await callable(tx, id)).map((one) => one.id))
  if (called.some((one) => !known.has(one))) throw new Refused('incomplete')

  // the group's row stands for all of it: two who set it at once take turns
  await tx.sql.update(groups).set({ zone }).where(eq(groups.id, id))
  await tx.sql.delete(coverHours).where(eq(coverHours.groupId, id))
  await tx.sql.delete(onCall).where(eq(onCall.groupId, id))
  if (hours.length > 0)
    await tx.sql
      .insert(coverHours)
      .values(hours.map((one) => ({ ...one, groupId: id })))
      .onConflictDoNothing()
  if (called.length > 0)
    await tx.sql.insert(onCall).values(called.map((staffId, place) => ({ groupId: id, place, staffId })))
  const detail = { zone, hours: hours.length, called: called.length }
  await addAudit(tx, { actor: by.id, service: 'api', act: 'group.hours', object: id, group: id, detail })
  return { group: id }
}

/** Who could settle a flag of this group. */
async function callable(db: Db, group: string): Promise<Person[]> {
  const roles = staffRoles.filter((role) => mayAct(role, 'settle'))
  const rows = await db.sql.execute<Person & Record<string, unknown>>(sql`
    select id, name from staff where not ended and exists (
      select from staff_roles r where r.staff_id = staff.id and (r.group_id is null or r.group_id = ${group})
        and r.role = any(${`{${roles.join(',')}}`}::text[]))
    order by name`)
  return rows.map(({ id, name }) => ({ id, name }))
}

/** Both must know it: Postgres tells members the hours, and the browser tells staff. */
async function requireZone(db: Db, zone: string): Promise<void> {
  const isOurs = zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone)
  const [known] = await db.sql.execute(sql`select 1 from pg_timezone_names where name = ${zone}`)
  if (!isOurs || !known) throw new Refused('incomplete')
}
