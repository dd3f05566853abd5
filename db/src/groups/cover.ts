import { sql, type SQL } from 'drizzle-orm'

/** Whether moderators are here now, and when they come again. */
export interface Cover {
  here: boolean
  /** Weekday 1 is Monday; all in the group's zone. Null when no hours are set, or somebody is here. */
  back: { weekday: number; time: string; today: boolean } | null
  zone: string
}

/** What a page's first query tells of it. */
export interface CoverRow {
  here: boolean | null
  zone: string
  /** The time in the group's zone: the weekday, then HH:MM. */
  local: string
  /** Openings, each as the weekday, then HH:MM. */
  opens: string[] | null
}

/** The cover of a group `g`, as a column. */
export function coverColumn(now: SQL): SQL {
  return sql`json_build_object(
    'here', (select d.here_until > ${now} from desks d where d.group_id = g.id),
    'zone', g.zone,
    'local', to_char(${now} at time zone g.zone, 'ID HH24:MI'),
    'opens', (select json_agg(c.weekday || ' ' || to_char(c.opens, 'HH24:MI')) from cover_hours c where c.group_id = g.id))`
}

export function coverOf({ cover }: { cover: CoverRow }): Cover {
  const here = cover.here ?? false
  return { here, back: here ? null : nextOpening(cover.opens ?? [], cover.local), zone: cover.zone }
}

/** The next opening after a local time; both as `WEEKDAY HH:MM`, which sorts as time does within a week. */
export function nextOpening(opens: readonly string[], local: string): Cover['back'] {
  const sorted = opens.toSorted()
  const next = sorted.find((open) => open > local) ?? sorted[0]
  if (next === undefined) return null
  const [weekday = '1', time = '00:00'] = next.split(' ')
  return { weekday: Number(weekday), time, today: next > local && weekday === local[0] }
}
