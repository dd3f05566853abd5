import { Redis } from 'ioredis'
import { randomUUID } from 'node:crypto'
import { listeners, parseRings, type Bell } from './bell.ts'
import { gather } from './gather.ts'

const channel = 'tealight'

/** Between processes by publish and subscribe. When Redis is away, rings are lost and nobody waits. */
export function redisBell(url: string): Bell {
  const { tell, hear } = listeners()
  const me = randomUUID()
  const sender = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 1_000 })
  const hearer = new Redis(url, { maxRetriesPerRequest: null })
  for (const redis of [sender, hearer]) redis.on('error', () => {})
  void hearer.subscribe(channel).catch(() => {})
  hearer.on('message', (_channel: string, payload: string) => {
    const [from, text] = [payload.slice(0, me.length), payload.slice(me.length)]
    // our own were told at once
    if (from !== me) parseRings(text).forEach(tell)
  })

  const send = gather((rings) => sender.publish(channel, me + JSON.stringify(rings)))
  return {
    ring(rings) {
      rings.forEach(tell)
      send(rings)
    },
    hear,
    async close() {
      sender.disconnect()
      hearer.disconnect()
    },
  }
}
