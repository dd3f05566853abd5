import { once } from 'node:events'
import type { Db } from '@tealight/db/connect'
import { askingOver } from '../test/makers.ts'
import { aStaffMember } from '../test/staff.ts'

export interface OpenDesk {
  /** When the next flag that was not there before has been read. */
  next(): Promise<number>
  close(): void
}

/** A moderator's desk as a browser has it open: it hears that something changed, and asks what. */
export async function openDesk(origin: string, db: Db): Promise<OpenDesk> {
  const ask = askingOver(origin, origin)
  const { cookie } = await aStaffMember({ ask, origin, db }, 'moderator')
  let { since } = (await ask('GET', '/api/desk/flags', { cookie })).body
  const known = new Set<string>()
  let waiting: ((at: number) => void) | undefined
  let reading = Promise.resolve()

  async function read(): Promise<void> {
    const { body } = await ask('GET', `/api/desk/changes?since=${since}`, { cookie })
    since = body.since
    for (const { id } of body.flags) {
      if (known.has(id)) continue
      known.add(id)
      waiting?.(performance.now())
      waiting = undefined
    }
  }
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/live/desk`, { headers: { cookie, origin } })
  socket.addEventListener('message', ({ data }) => {
    if (JSON.parse(String(data)).type === 'changed') reading = reading.then(read)
  })
  await once(socket, 'open')
  return {
    next() {
      const { promise, resolve } = Promise.withResolvers<number>()
      waiting = resolve
      return promise
    },
    close: () => socket.close(),
  }
}
