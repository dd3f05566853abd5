import postgres from 'postgres'
import type { Bell } from './bell.ts'
import { bellBetween, channel } from './between.ts'

/**
 * Between processes by NOTIFY, on a connection of its own and outside of any transaction: within one, committers would
 * queue for a single lock. Listening is taken up again by itself after the connection was lost.
 */
export function postgresBell(url: string): Bell {
  const options = {
    max: 1,
    connect_timeout: 4,
    backoff: (tries: number) => Math.min(0.05 * 2 ** tries, 1) * (0.5 + Math.random() / 2),
    onnotice: () => {},
    connection: { application_name: 'tealight bell', statement_timeout: 2_000 },
  }
  const sender = postgres(url, options)
  const hearer = postgres(url, options)
  let closed = false

  async function listen(onPayload: (payload: string) => void) {
    while (!closed) {
      try {
        await hearer.listen(channel, onPayload)
        return
      } catch {
        await new Promise((done) => setTimeout(done, 500).unref())
      }
    }
  }

  return bellBetween({
    publish: (payload) => sender`select pg_notify(${channel}, ${payload})`,
    listen: (onPayload) => void listen(onPayload),
    async close() {
      closed = true
      await Promise.all([sender.end({ timeout: 1 }), hearer.end({ timeout: 1 })])
    },
  })
}
