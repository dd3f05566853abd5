import { endedLines, ignoresOf, roomsNow } from '@tealight/db/rooms/seats'
import { percentile } from '../bench/kit.ts'
import type { World } from '../faults/world.ts'
import { say } from '../say.ts'

const lines = 10_000
const everyMs = 1_500

/** What it costs to look at 10,000 lines again, which a process with so many does every second and a half. */
export async function lookAtLines({ db, look }: World): Promise<boolean> {
  const seats = await look<{ room: string; persona: string }[]>`
    select thread_id as room, persona_id as persona from seats where not gone order by random() limit ${lines}`
  const sessions = await look<{ hash: Buffer }[]>`select token_hash as hash from sessions limit ${lines}`
  const asked = Array.from({ length: lines }, (_, at) => ({
    ...(seats[at % seats.length] ?? { room: '', persona: '' }),
    session: sessions[at % sessions.length]?.hash.toString('base64') ?? '',
  }))
  await look`insert into ignores (persona_id, ignored_id)
    select a.id, b.id from (select id, row_number() over (order by id) as n from personas) a
    join (select id, row_number() over (order by id) as n from personas) b on b.n = a.n + 1 where a.n % 3 = 0 on conflict do nothing`
  const rooms = [...new Set(asked.map(({ room }) => room))]
  const personas = asked.map(({ persona }) => persona)
  const time = async (work: () => Promise<unknown>) => {
    const times: number[] = []
    for (let round = 0; round < 25; round += 1) {
      const start = performance.now()
      await work()
      times.push(performance.now() - start)
    }
    return { p50: percentile(times.slice(5), 0.5), p99: percentile(times.slice(5), 0.99) }
  }
  const [ended, ignores, stands] = [
    await time(() => endedLines(db, asked)),
    await time(() => ignoresOf(db, personas)),
    await time(() => roomsNow(db, rooms)),
  ]
  const show = ({ p50, p99 }: typeof ended) => `${p50.toFixed(0)} / ${p99.toFixed(0)} ms`
  const all = ended.p50 + ignores.p50 + stands.p50
  say(
    `  looks: ${lines} lines of ${seats.length} people in ${rooms.length} rooms (p50 / p99): whose must end ${show(ended)}, who ignores whom ${show(ignores)}, where the rooms stand ${show(stands)}`,
  )
  say(`    ${((all / everyMs) * 100).toFixed(1)} % of the ${everyMs} ms between two looks`)
  return ended.p99 + ignores.p99 + stands.p99 < everyMs / 3
}
