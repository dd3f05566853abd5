import { askDesk, inStore, type StaffMember } from './desk.ts'

const plan = {
  topic: 'Getting through the night',
  agenda: 'What helps, and what does not.',
  time: '19:00',
  zone: 'America/New_York',
  minutes: 60,
  weeks: 2,
}

/** Announces two meetings of a room, a week apart, and gives their ids. */
export async function someMeetings(by: StaffMember, room: string): Promise<string[]> {
  const day = new Date(Date.now() + 3 * 24 * 60 * 60_000).toISOString().slice(0, 10)
  const body = { ...plan, day }
  return (await askDesk<{ meetings: string[] }>(by, `/rooms/${room}/meetings`, { method: 'POST', body })).meetings
}

/** As if a meeting had been planned for so many minutes ago. */
export async function beganAgo(meeting: string, minutes: number): Promise<void> {
  await inStore((db) =>
    db.run(
      `update meetings set starts_local = (now() - make_interval(mins => $2::int)) at time zone zone where id = $1`,
      [meeting, minutes],
    ),
  )
}

/** As if whoever holds a meeting had not been heard of for a while. */
export async function lostHolder(meeting: string): Promise<void> {
  await inStore((db) => db.run(`update check_ins set until = now() where meeting_id = $1`, [meeting]))
}
