/**
 * What script adds to the moderators' desk: a queue that keeps itself up to date, clocks that tick, a case that stays in
 * hand while one works on it, and keys. Everything works without it. All words come from the page.
 */
import { tickClocks } from './desk/clocks.ts'
import { watchKeys } from './desk/keys.ts'
import { keepLease } from './desk/lease.ts'
import { keepMeeting } from './desk/meeting.ts'
import { watchCase, watchQueue } from './desk/live.ts'
import { watchRoom } from './desk/room.ts'
import { takeSelections } from './desk/selection.ts'
import { guardWords } from './desk/words.ts'
import { offerPasskeys } from './passkeys.ts'

const words = guardWords()
tickClocks()
watchKeys(words)
takeSelections()
offerPasskeys()
keepMeeting()

const queue = document.querySelector<HTMLElement>('[data-queue]')
if (queue) watchQueue(queue)
const room = document.querySelector<HTMLElement>('[data-desk-room]')
if (room) watchRoom(room)
const shown = document.querySelector<HTMLElement>('[data-case]')
if (shown) {
  watchCase(shown)
  keepLease(shown)
}
