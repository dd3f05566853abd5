import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import postgres from 'postgres'
import { withService, withStore } from '../../docker/bench/kit.ts'
import { letter } from '../../docker/bench/letters.ts'
import { gather, type Meeting } from '../../docker/bench/members.ts'

export interface Pair {
  ours: { origin: string; processes: number[]; meeting: Meeting }
  bare: { origin: string; processes: number[] }
  /** Of both. */
  postgres: number
}

/** The whole service and bare Fastify, each in processes of its own, on one Postgres with fsync on. */
export function besideBare<T>(
  work: (pair: Pair) => Promise<T>,
  size: { members: number; threads: number; posts: number },
): Promise<T> {
  return withStore(({ url, pid }) =>
    withService(
      async (service) => {
        const meeting = await gather(service.origin, size.members)
        await fillBare(url, size)
        const bare = fork(join(import.meta.dirname, 'bare.ts'), { env: { ...process.env, DATABASE_URL: url } })
        try {
          const [port] = await once(bare, 'message')
          return await work({
            ours: { origin: service.origin, processes: [service.pids().top], meeting },
            bare: { origin: `http://127.0.0.1:${String(port)}`, processes: [bare.pid ?? 0] },
            postgres: pid,
          })
        } finally {
          bare.kill()
        }
      },
      { args: ['--demo'], env: { DATABASE_URL: url } },
    ),
  )
}

/** The same texts in clear, in a table of its own with the one index that its query needs. */
async function fillBare(url: string, { threads, posts }: { threads: number; posts: number }): Promise<void> {
  const sql = postgres(url, { max: 1 })
  await sql`create table bare_posts (
    id uuid primary key default gen_random_uuid(), thread int not null, number int, author text not null,
    text text not null, written_at timestamptz not null default now())`
  const rows = Array.from({ length: threads * posts }, (_, at) => ({
    thread: Math.floor(at / posts) + 1,
    number: (at % posts) + 1,
    author: 'Quiet Heron',
    text: letter(at),
  }))
  for (let at = 0; at < rows.length; at += 1000) await sql`insert into bare_posts ${sql(rows.slice(at, at + 1000))}`
  await sql`create index bare_posts_thread on bare_posts (thread, number)`
  await sql`analyze`
  await sql.end()
}
