import { askDesk, inStore, type StaffMember } from './desk.ts'

/** A facilitator asks the author of a message in a room to step aside; the offer stands for an hour. Gives its room. */
export async function anAside(by: StaffMember, post: string): Promise<string> {
  const { flag } = await askDesk<{ flag: string }>(by, `/posts/${post}/flag`, {
    method: 'POST',
    body: { severity: 'urgent' },
  })
  const { revision } = await askDesk<{ revision: number }>(by, `/flags/${flag}/take`, { method: 'POST' })
  const body = { revision, act: 'aside', reason: 'To listen.', settle: false }
  await askDesk(by, `/flags/${flag}/decisions`, { method: 'POST', body })
  const made = await inStore((db) =>
    db.run<{ id: string }>(
      `update rooms set open_until = now() + interval '1 hour'
       where aside_by = $1 and state = 'open' returning thread_id as id`,
      [by.id],
    ),
  )
  if (!made[0]) throw new Error('nobody was asked')
  return made[0].id
}
