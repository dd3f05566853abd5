import type { Answer } from '@tealight/api/contract'
import type { flagChanges } from '@tealight/api/contract/flags'
import { openSocket } from './socket.ts'

type Changes = Answer<typeof flagChanges>
export type Line = Changes['flags'][number]

interface Listener {
  changed: (flags: Line[]) => void
  /** Whether we hear of changes at once. */
  connected: (is: boolean) => void
  ended: () => void
}

/**
 * Tells of every flag that changes after `since`: when the doorbell rings, every twenty seconds besides, and after each loss of
 * the connection. The cursor goes on only with an answer, so nothing is missed.
 */
export function followChanges(since: string, { changed, connected, ended }: Listener): void {
  let cursor = since
  let asking = false
  let again = false
  let over = false
  openSocket({ ring: ask, connected, ended: stop })
  setInterval(ask, 20_000)
  window.addEventListener('online', ask)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) ask()
  })

  function stop() {
    over = true
    ended()
  }

  function ask() {
    if (over) return
    if (asking) again = true
    else void catchUp()
  }

  async function catchUp() {
    asking = true
    do {
      again = false
      const found = await changesSince(cursor)
      if (found === 'signed out') stop()
      else if (found) {
        cursor = found.since
        again ||= found.more
        if (found.flags.length) changed(found.flags)
      }
    } while (again && !over)
    asking = false
  }
}

async function changesSince(since: string): Promise<Changes | 'signed out' | undefined> {
  try {
    const answer = await fetch(`/api/desk/changes?${new URLSearchParams({ since })}`, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(15_000),
    })
    if (answer.status === 401) return 'signed out'
    return answer.ok ? changesIn(await answer.json()) : undefined
  } catch {
    return undefined
  }
}

/** What our own api answers has the shape of its contract. */
function changesIn(said: unknown): Changes {
  return said as Changes
}
