import { isSomebodyHere } from './presence.ts'

/** Minutes after the last sign of a person in which they still hold the meeting. */
const idle = 10
const name = 'held-meeting'

/**
 * Says again and again that a facilitator is there for the meeting that they hold, on whichever page of the desk they
 * are: they open cases meanwhile. Not while the page is merely open somewhere; then the room waits.
 */
export function keepMeeting(): void {
  for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-meeting]')) {
    const meeting = dataset['meeting'] ?? ''
    if ('mine' in dataset) hold(meeting)
    else if (held() === meeting) hold('')
  }
  if (!held()) return
  void say()
  setInterval(() => void say(), 20_000)
}

const held = () => sessionStorage.getItem(name)
function hold(meeting: string): void {
  if (meeting) sessionStorage.setItem(name, meeting)
  else sessionStorage.removeItem(name)
}

async function say(): Promise<void> {
  const meeting = held()
  if (!meeting || !isSomebodyHere(idle)) return
  try {
    const address = `/api/desk/meetings/${meeting}/check-in`
    const answer = await fetch(address, { method: 'PUT', signal: AbortSignal.timeout(10_000) })
    // it is over, or not theirs any more
    if (answer.status >= 400 && answer.status < 429) hold('')
  } catch {
    // the next time, in twenty seconds
  }
}
