import { isSomebodyHere } from './presence.ts'

/** Minutes after the last sign of a person in which the case is still kept in hand. The lease itself lasts five. */
const idle = 4

/** Keeps a case in hand while somebody works on it: not while the page is merely open somewhere. */
export function keepLease(shown: HTMLElement): void {
  if (!('mine' in shown.dataset)) return
  const timer = setInterval(async () => {
    if (document.hidden || !isSomebodyHere(idle)) return
    const kept = await renew(shown.dataset['case'] ?? '')
    if (kept === 'unreached') return
    if (kept === 'lost') {
      clearInterval(timer)
      const status = shown.querySelector('[data-case-status]')
      if (status) status.textContent = shown.dataset['sayLost'] ?? ''
      return
    }
    const clock = shown.querySelector<HTMLElement>('[data-lease] time')
    if (clock) clock.dataset['at'] = String(kept.until)
  }, 60_000)
}

async function renew(flag: string): Promise<{ until: number } | 'lost' | 'unreached'> {
  try {
    const answer = await fetch(`/api/desk/flags/${flag}/take`, { method: 'POST', signal: AbortSignal.timeout(10_000) })
    if (answer.status >= 500) return 'unreached'
    const said: unknown = await answer.json()
    return answer.ok && isHeld(said) ? said : 'lost'
  } catch {
    return 'unreached'
  }
}

function isHeld(said: unknown): said is { until: number } {
  return typeof said === 'object' && said !== null && 'until' in said && typeof said.until === 'number'
}
