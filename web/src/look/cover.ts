import type { Cover } from '@tealight/api/contract/groups'
import type { Words } from '#words'

/** Whether moderators are here, and else when they come back; in the group’s own zone, which is named. */
export function coverInWords({ staffed, here, back, zone }: Cover, { cover }: Words): string {
  if (here) return cover.here
  if (!staffed) return cover.nobody
  if (!back) return cover.unset
  const place = zone.replace(/^Etc\//, '')
  if (back.today) return cover.today(back.time, place)
  return cover.later(cover.weekdays[back.weekday - 1] ?? '', back.time, place)
}
