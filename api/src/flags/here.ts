import type { Db } from '@tealight/db/connect'
import { markHere } from '@tealight/db/flags/here'
import type { Staff } from '@tealight/db/staff/reach'

const minute = 60 * 1000
const mostKept = 10_000

/** Notes that somebody of the staff is there, at most once a minute, without holding up what they asked for. */
export function presence(db: Db): (staff: Staff) => void {
  const noted = new Map<string, number>()
  return (staff) => {
    const now = performance.now()
    const last = noted.get(staff.id)
    if (last !== undefined && now - last < minute) return
    if (noted.size >= mostKept) noted.clear()
    noted.set(staff.id, now)
    // only members' line "moderators are here" hangs on it: the next sign of life says it again
    void db.transaction((tx) => markHere(tx, staff)).catch(() => noted.delete(staff.id))
  }
}
