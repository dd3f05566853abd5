import { randomUUID } from 'node:crypto'
import { listeners, parseRings, type Bell, type Ring } from './bell.ts'
import { gather } from './gather.ts'

/** Where all processes publish and listen. */
export const channel = 'tealight'

/**
 * A bell between processes, over whatever carries a payload to all of them. Our own rings are told at once and do not
 * come back; those that cannot be sent are lost, and nobody waits.
 */
export function bellBetween(wire: {
  publish(payload: string): Promise<unknown>
  listen(onPayload: (payload: string) => void): void
  close(): Promise<void>
}): Bell {
  const { tell, hear } = listeners()
  const me = randomUUID()
  const send = gather((rings: Ring[]) => wire.publish(me + JSON.stringify(rings)))
  wire.listen((payload) => {
    if (!payload.startsWith(me)) parseRings(payload.slice(me.length)).forEach(tell)
  })
  return {
    ring(rings) {
      rings.forEach(tell)
      send(rings)
    },
    hear,
    close: () => wire.close(),
  }
}
