import type { Request } from 'autocannon'
import { randomUUID } from 'node:crypto'
import { compare, rounded, walking } from '../../docker/bench/compare.ts'
import type { Result } from '../../docker/bench/kit.ts'
import { letter, writeThreads } from '../../docker/bench/letters.ts'
import { besideBare } from './beside-bare.ts'

export const name = 'reply'
export const title = 'P3: 64 people, each on a connection, reply in 100 threads, beside bare Fastify and one INSERT'

const goal = 0.4
const connections = 64
const size = { members: connections, threads: 100, posts: 1 }

export function run(): Promise<Result> {
  return besideBare(async ({ ours, bare, postgres }) => {
    const threads = await writeThreads(ours.origin, ours.meeting, size)
    const own = ours.meeting.members.map(({ cookie }) => ({ cookie, origin: ours.origin }))
    const replies = threads.map((thread) => aReply(`/api/threads/${thread}/posts`))
    const inserts = threads.map((_, at) => aReply(`/threads/${at + 1}`))
    const both = await compare({
      ours: {
        load: { url: ours.origin, ...walking(replies, { connections, headers: own }) },
        processes: ours.processes,
        postgres,
      },
      bare: { load: { url: bare.origin, ...walking(inserts, { connections }) }, processes: bare.processes, postgres },
    })
    return {
      ours: Math.round(both.ours.perSecond),
      bare: Math.round(both.bare.perSecond),
      unit: 'replies/s',
      better: 'higher',
      goal: `>= ${goal} x bare Fastify and INSERT, fsync on`,
      kept: both.ours.perSecond / both.bare.perSecond >= goal,
      details: {
        cpuRatio: Math.round((both.ours.cpu.all / both.bare.cpu.all) * 100) / 100,
        tealight: rounded(both.ours),
        bareFastify: rounded(both.bare),
      },
    }
  }, size)
}

let written = 0

/** The same generator work for both: each request is built anew, with a key of its own. */
function aReply(path: string): Request {
  return {
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json' },
    setupRequest: (request) => ({
      ...request,
      body: JSON.stringify({ text: letter(written++), clientKey: randomUUID() }),
    }),
  }
}
