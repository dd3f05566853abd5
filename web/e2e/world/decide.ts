import type { Answer, Input } from '@tealight/api/contract'
import type { decide, takeFlag } from '@tealight/api/contract/flags'
import { askDesk, flagsSeenBy, type StaffMember } from './desk.ts'

type Decision = Input<typeof decide>['body']

/** A moderator takes the one flag that they see in hand and decides it. */
export async function decideOn(
  by: StaffMember,
  decision: Partial<Decision> & Pick<Decision, 'act'>,
): Promise<{ flag: string; decision: string }> {
  const [flag] = await flagsSeenBy(by)
  if (!flag) throw new Error('there is no flag')
  const { revision } = await askDesk<Answer<typeof takeFlag>>(by, `/flags/${flag.id}/take`, { method: 'POST' })
  const body = { reason: 'A story needs it.', settle: true, ...decision, revision }
  const made = await askDesk<Answer<typeof decide>>(by, `/flags/${flag.id}/decisions`, { method: 'POST', body })
  return { flag: flag.id, decision: made.decision }
}
