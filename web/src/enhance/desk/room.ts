import { isSomebodyHere } from './presence.ts'

/** Keeps what is said in a room up to date on its facilitator's screen; the box below is left alone. */
export function watchRoom(shown: HTMLElement): void {
  document.querySelector('[data-desk-room-again]')?.remove()
  let old = shown
  setInterval(async () => {
    if (document.hidden || !isSomebodyHere(20)) return
    // not under somebody's finger
    if (old.contains(document.activeElement)) return
    const fresh = await asItIs()
    if (!fresh || fresh.isEqualNode(old) || old.contains(document.activeElement)) return
    old.replaceWith(document.adoptNode(fresh))
    old = fresh
  }, 2_000)
}

function asItIs(): Promise<HTMLElement | null> {
  return new Promise((done) => {
    const asked = new XMLHttpRequest()
    // the browser makes a document of the answer, so that no code of ours makes one of a text
    asked.responseType = 'document'
    asked.onload = () => done(asked.responseXML?.querySelector<HTMLElement>('[data-desk-room]') ?? null)
    asked.onerror = asked.ontimeout = () => done(null)
    asked.timeout = 5_000
    asked.open('GET', `${location.pathname}?watch=1`)
    asked.send()
  })
}
