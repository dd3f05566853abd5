import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { listeners, parseRings, type Bell } from './bell.ts'
import { gather } from './gather.ts'

const channel = 'tealight'

/**
 * Between processes by NOTIFY, on a connection of its own and outside of any transaction: within one, committers would
 * queue for a single lock. Listening is taken up again by itself after the connection was lost.
 */
export function postgresBell(url: string): Bell {
  const { tell, hear } = listeners()
  const me = randomUUID()
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
  void listen()

  async function listen() {
    while (!closed) {
      try {
        await hearer.listen(channel, (payload) => {
          const [from, text] = [payload.slice(0, me.length), payload.slice(me.length)]
          // our own were told at once
          if (from !== me) parseRings(text).forEach(tell)
        })
        return
      } catch {
        await new Promise((done) => setTimeout(done, 500).unref())
      }
    }
  }

  const send = gather((rings) => sender`select pg_notify(${channel}, ${me + JSON.stringify(rings)})`)
  return {
    ring(rings) {
      rings.forEach(tell)
      send(rings)
    },
    hear,
    async close() {
      closed = true
      await Promise.all([sender.end({ timeout: 1 }), hearer.end({ timeout: 1 })])
    },
  }
}
