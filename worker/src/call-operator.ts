import type { OperatorCall } from '@tealight/db/flags/operator-calls'

/** How the operator is told that a clock ran out and nobody else is left: to a webhook, else in the log. */
export function operatorBy(webhook: string | undefined, say: (line: string) => void) {
  return async (call: OperatorCall): Promise<void> => {
    const told = messageOf(call)
    if (webhook === undefined) return say(JSON.stringify(told))
    const answer = await fetch(webhook, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(told),
      redirect: 'error',
      signal: AbortSignal.timeout(5_000),
    }).catch(() => null)
    await answer?.body?.cancel()
    // neither the address, which may hold a password, nor what was answered
    if (!answer?.ok) throw new WebhookFailed(answer ? `status ${answer.status}` : 'no answer')
  }
}

/** Field by field: nothing that a call is given later leaves the house by itself. */
function messageOf({ flag, group, step, severity, minutesLate }: OperatorCall) {
  return { event: 'clock', severity, group, minutesLate, step, flag }
}

class WebhookFailed extends Error {
  override name = 'WebhookFailed'
}
