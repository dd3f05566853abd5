import type { OperatorCall } from '@tealight/db/flags/operator-calls'

/** How the operator is told that a clock ran out and nobody else is left: to a webhook, else in the log. */
export function operatorBy(webhook: string | undefined, say: (line: string) => void) {
  const place = webhook === undefined ? null : addressOf(webhook)
  return async (call: OperatorCall): Promise<void> => {
    const told = messageOf(call)
    if (place === null) return say(JSON.stringify(told))
    const answer = await fetch(place.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...place.headers },
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

/** A name and a password in the address go into a header: fetch takes no address that holds them. */
function addressOf(webhook: string): { url: URL; headers: Record<string, string> } {
  const url = new URL(webhook)
  const { username, password } = url
  url.username = url.password = ''
  const who = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')
  return { url, headers: username === '' ? {} : { authorization: `Basic ${who}` } }
}

class WebhookFailed extends Error {
  override name = 'WebhookFailed'
}
