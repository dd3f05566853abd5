import { sql, type SQL } from 'drizzle-orm'
import { mayAct } from '../policy.ts'
import { staffRoles } from '../words.ts'

/** Whether moderators are here now, and when they come again. */
export interface Cover {
  /** Whether anybody moderates here at all: nobody is promised a reader who is not there. */
  staffed: boolean
  here: boolean
  /** Weekday 1 is Monday; all in the group's zone. Null when no hours are set, or somebody is here. */
  back: { weekday: number; time: string; today: boolean } | null
  zone: string
}

/** What a page's first query tells of it. */
export interface CoverRow {
  staffed: boolean
  here: boolean | null
  zone: string
  /** The time in the group's zone: the weekday, then HH:MM. */
  local: string
  /** Openings, each as the weekday, then HH:MM. */
  opens: string[] | null
}

/** The roles that can settle a flag. */
const holding = sql.raw(
  staffRoles
    .filter((role) => mayAct(role, 'settle'))
    .map((role) => `'${role}'`)
    .join(', '),
)

/** The cover of a group `g`, as a column. */
export function coverColumn(now: SQL): SQL {
  return sql`json_build_object(
    'staffed', exists (select from staff_roles r join staff s on s.id = r.staff_id and not s.ended
      where r.role in (${holding}) and (r.group_id is null or r.group_id = g.id)),
    'here', (select d.here_until > ${now} from desks d where d.group_id = g.id),
    'zone', g.zone,
    'local', to_char(${now} at time zone g.zone, 'ID HH24:MI'),
    'opens', (select json_agg(c.weekday || ' ' || to_char(c.opens, 'HH24:MI')) from cover_hours c where c.group_id = g.id))`
}

export function coverOf({ cover }: { cover: CoverRow }): Cover {
  const here = cover.here ?? false
  return {
    staffed: cover.staffed,
    here,
    back: here ? null : nextOpening(cover.opens ?? [], cover.local),
    zone: cover.zone,
  }
}

/** The next opening after a local time; both as `WEEKDAY HH:MM`, which sorts as time does within a week. */
export function nextOpening(opens: readonly string[], local: string): Cover['back'] {
  const sorted = opens.toSorted()
  const next = sorted.find((open) => open > local) ?? sorted[0]
  if (next === undefined) return null
  const [weekday = '1', time = '00:00'] = next.split(' ')
  return { weekday: Number(weekday), time, today: next > local && weekday === local[0] }
}
