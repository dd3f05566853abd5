import { Redis } from 'ioredis'
import type { Bell } from './bell.ts'
import { bellBetween, channel } from './between.ts'

/** Between processes by publish and subscribe. When Redis is away, rings are lost and nobody waits. */
export function redisBell(url: string): Bell {
  const sender = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 1_000 })
  const hearer = new Redis(url, { maxRetriesPerRequest: null })
  for (const redis of [sender, hearer]) redis.on('error', () => {})
  return bellBetween({
    publish: (payload) => sender.publish(channel, payload),
    listen(onPayload) {
      void hearer.subscribe(channel).catch(() => {})
      hearer.on('message', (_channel: string, payload: string) => onPayload(payload))
    },
    async close() {
      sender.disconnect()
      hearer.disconnect()
    },
  })
}
