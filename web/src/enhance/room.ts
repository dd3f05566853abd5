/**
 * What script adds to a room: messages come by themselves, and one's own go out without leaving the page. The page is
 * whole without it. By a socket, else by server-sent events; every message has a key, so it can be sent again and again.
 */
// all that every page has; one script, so that what waits on the device is kept in one place
import './main.ts'
import type { FromRoom, Room, ToRoom } from '@tealight/api/contract/rooms'
import { openLine } from './room/line.ts'
import { openLog } from './room/log.ts'
import { openOutbox } from './room/outbox.ts'
import { watchReactions } from './room/react.ts'
import type { Say } from './room/say.ts'

const section = document.querySelector<HTMLElement>('[data-room]')
if (section) start(section)

function start(section: HTMLElement): void {
  const room = section.dataset['room'] ?? ''
  const say = JSON.parse(section.dataset['say'] ?? '{}') as Say
  const log = openLog(section, say)
  const status = section.querySelector<HTMLElement>('[data-line-status]')
  const present = document.querySelector<HTMLElement>('[data-present]')
  const offer = section.querySelector<HTMLElement>('[data-aside]')
  let offerEnd = 0
  let revision = Number(section.dataset['revision'])
  const left = document.querySelector<HTMLElement>('[data-ends]')
  section.querySelector('[data-again]')?.remove()
  if (left) setInterval(showLeft, 20_000)

  if ('closed' in section.dataset) return showKept(section, say, room)

  const outbox = openOutbox(section, say, room, {
    send: (frame: FromRoom) => line.send(frame),
    answeredName: (number) => log.nameOf(number),
  })
  watchReactions(section)
  const line = openLine(room, () => revision, { hear, lost, found })

  function hear(frame: ToRoom): void {
    switch (frame.type) {
      case 'news':
        // something in between is missing: ask for all from where we stand
        if (frame.from > revision) return line.ask(revision)
        revision = Math.max(revision, frame.to)
        log.tell(frame)
        if (frame.room) {
          showState(section, say, frame.room)
          const timed = frame.room.meeting ?? frame.room.aside
          if (timed) left?.setAttribute('data-ends', String(timed.ends))
          showLeft()
          showPresent(frame.room.present)
          outbox.roomIs(frame.room.state)
        }
        return
      case 'reactions':
        return log.tellReactions(frame.number, frame.reactions)
      case 'aside':
        return showAside(frame.aside)
      case 'beat':
        showPresent(frame.present)
        if (frame.revision > revision) line.ask(revision)
        return
      case 'wrote':
        outbox.wrote(frame.key)
        // the card comes with the page, with all its numbers
        if (frame.help) goToCard(frame.number)
        return
      case 'refused':
        return outbox.refused(frame.key, frame.code, frame.retryAfter)
      case 'bye':
        if (frame.why === 'moved') return line.comeBack(frame.after ?? 0)
        return end(frame.why)
    }
  }

  function goToCard(number: number): void {
    const target = new URL(`/r/${room}#help-${number}`, location.href)
    history.replaceState(null, '', target)
    location.reload()
  }

  function showPresent(count: number): void {
    if (present)
      present.textContent = count === 0 ? say.none : count === 1 ? say.one : say.many.replace('#', String(count))
  }

  /** What a facilitator offers to this person alone; it is gone when the offer is. */
  function showAside(aside: Extract<ToRoom, { type: 'aside' }>['aside']): void {
    if (!offer) return
    offer.hidden = aside === null
    clearTimeout(offerEnd)
    if (!aside) return
    offer.querySelector('a')?.setAttribute('href', `/r/${aside.id}`)
    offerEnd = window.setTimeout(() => showAside(null), aside.ends - Date.now())
  }

  function showLeft(): void {
    if (!left) return
    const minutes = Math.ceil((Number(left.dataset['ends']) - Date.now()) / 60_000)
    left.textContent = minutes > 1 ? say.left.replace('#', String(minutes)) : minutes > 0 ? say.leftOne : say.timeUp
  }

  function lost(): void {
    if (status) status.textContent = say.lost
    outbox.isOpen(false)
  }

  function found(): void {
    if (status) status.textContent = say.live
    outbox.isOpen(true)
  }

  function end(why: keyof Say['ended']): void {
    line.end()
    outbox.isOpen(false)
    if (!status) return
    const link = document.createElement('a')
    link.href = `/r/${room}`
    link.textContent = say.toRoom
    status.replaceChildren(`${say.ended[why]} `, link)
  }
}

/** A room that is closed has no line; words that could not go before are still there. */
function showKept(section: HTMLElement, say: Say, room: string): void {
  if (!['o', 'r'].some((kind) => `d:${kind}${room}` in sessionStorage)) return
  section.querySelector('[data-kept]')?.removeAttribute('hidden')
  openOutbox(section, say, room, { send: () => false, answeredName: () => '' }).roomIs('closed')
}

/** What holds for all in the room just now. */
function showState(section: HTMLElement, say: Say, room: Room): void {
  const part = (name: string) => section.querySelector<HTMLElement>(`[data-${name}]`)
  const show = (name: string, isShown: boolean) => part(name)?.toggleAttribute('hidden', !isShown)
  const isUnheld = room.meeting !== null && !room.meeting.held
  show('paused', room.state === 'paused' && !isUnheld)
  show('unheld', isUnheld)
  show('approval', room.approval)
  show('slow', room.slow > 0)
  const slow = part('slow')
  if (slow) slow.textContent = say.slow.replace('#', String(room.slow))
  const isMuted = part('muted-line')?.hidden === false
  show('state-line', room.state === 'paused' || room.approval || room.slow > 0 || isMuted)
}
