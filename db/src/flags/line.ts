import { sql, type SQL } from 'drizzle-orm'
import type { Db } from '../store.ts'
import { severityOf, type FlagState, type Severity, type SignalKind } from '../words.ts'
import type { Staff } from '../staff/reach.ts'

/** A flag as the queue shows it: no words of anybody. Times are milliseconds since 1970. */
export interface FlagLine {
  id: string
  group: { id: string; title: string }
  severity: Severity
  state: FlagState
  causes: SignalKind[]
  /** How many. */
  signals: number
  opened: number
  due: number
  /** How often somebody was called because the clock ran out. */
  calls: number
  calledMe: boolean
  reopened: boolean
  holder: { name: string; me: boolean; until: number } | null
  revision: number
}

/** More signals than these on one flag are not counted one by one. */
const mostSignals = 200

/** A line with what a cursor needs of it. */
export interface PlacedLine {
  line: FlagLine
  /** In the changes of its desk. */
  number: number
  rank: number
  /** When it is due or was settled, as Postgres writes it, to the microsecond: a number would lose some. */
  at: string
}

/** Reads the lines of the flags that a query `f` yields: it stands in `from`, and its rows are those of `flags`. */
export async function readLines(db: Db, by: Staff, f: SQL, order: SQL): Promise<PlacedLine[]> {
  const rows = await db.sql.execute<Row & Record<string, unknown>>(sql`
    select f.id, f.group_id as "groupId", g.title, f.state, f.rank, ${instant(sql`f.opened_at`)} as opened,
      ${instant(sql`f.due_at`)} as due, f.steps, f.reopened > 0 as reopened, f.revision, f.number,
      (case when f.state = 'open' then f.due_at else f.settled_at end)::text as at,
      h.name as holder, f.holder = ${by.id}::uuid as mine, ${instant(sql`f.held_until`)} as until,
      array(select kind from signals s where s.flag_id = f.id limit ${sql.raw(String(mostSignals))}) as kinds,
      exists (select from escalations e where e.flag_id = f.id and e.staff_id = ${by.id}::uuid) as "calledMe"
    from ${f}
    join groups g on g.id = f.group_id
    left join staff h on h.id = f.holder and f.held_until > ${db.now}
    order by ${order}`)
  return rows.map((row) => ({ line: lineOf(row), number: row.number, rank: row.rank, at: row.at }))
}

/** One flag's line. */
export async function readLine(db: Db, by: Staff, flag: string): Promise<FlagLine | null> {
  const [found] = await readLines(db, by, sql`(select * from flags where id = ${flag}) f`, sql`f.id`)
  return found?.line ?? null
}

function lineOf(row: Row): FlagLine {
  const { holder, until, mine } = row
  return {
    id: row.id,
    group: { id: row.groupId, title: row.title },
    severity: severityOf(row.rank),
    state: row.state,
    causes: [...new Set(row.kinds)],
    signals: row.kinds.length,
    opened: row.opened,
    due: row.due,
    calls: row.steps,
    calledMe: row.calledMe,
    reopened: row.reopened,
    holder: holder === null || until === null ? null : { name: holder, me: mine === true, until },
    revision: row.revision,
  }
}

interface Row {
  id: string
  groupId: string
  title: string
  state: FlagState
  rank: number
  opened: number
  due: number
  steps: number
  reopened: boolean
  revision: number
  number: number
  at: string
  holder: string | null
  mine: boolean | null
  until: number | null
  kinds: SignalKind[]
  calledMe: boolean
}

/** A time in milliseconds, which JSON and a driver's parsers leave alone. Staff alone are told instants. */
export function instant(time: SQL): SQL<number> {
  return sql<number>`floor(extract(epoch from ${time}) * 1000)::float8`
}
