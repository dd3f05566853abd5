import { compare, measure, rounded, walking, warm, type Side } from '../../docker/bench/compare.ts'
import type { Result } from '../../docker/bench/kit.ts'
import { signature, writeThreads } from '../../docker/bench/letters.ts'
import { besideBare } from './beside-bare.ts'

export const name = 'thread-json'
export const title = 'P2: a thread page of 20 posts as JSON, beside bare Fastify and one indexed query'

const goal = 0.75
const size = { members: 16, threads: 200, posts: 20 }

export function run(): Promise<Result> {
  return besideBare(async ({ ours, bare, postgres }) => {
    const threads = await writeThreads(ours.origin, ours.meeting, size)
    await checkPage(`${ours.origin}/api/threads/${threads[0]}`)
    await checkPage(`${bare.origin}/threads/1`)

    const paths = threads.map((thread) => ({ path: `/api/threads/${thread}` }))
    const { processes } = ours
    const strangers: Side = { load: { url: ours.origin, ...walking(paths) }, processes, postgres }
    const members: Side = {
      ...strangers,
      load: {
        url: ours.origin,
        ...walking(paths, { headers: ours.meeting.members.map(({ cookie }) => ({ cookie })) }),
      },
    }
    const beside: Side = {
      load: { url: bare.origin, ...walking(threads.map((_, at) => ({ path: `/threads/${at + 1}` }))) },
      processes: bare.processes,
      postgres,
    }
    const both = await compare({ ours: strangers, bare: beside })
    await warm(members)
    const asMember = await measure(members)
    const ratio = both.ours.perSecond / both.bare.perSecond
    return {
      ours: Math.round(both.ours.perSecond),
      bare: Math.round(both.bare.perSecond),
      unit: 'pages/s',
      better: 'higher',
      goal: `>= ${goal} x bare Fastify and query`,
      kept: ratio >= goal,
      details: {
        cpuRatio: Math.round((both.ours.cpu.all / both.bare.cpu.all) * 100) / 100,
        strangers: rounded(both.ours),
        members: rounded(asMember),
        bareFastify: rounded(both.bare),
      },
    }
  }, size)
}

async function checkPage(url: string): Promise<void> {
  const { posts } = (await (await fetch(url)).json()) as { posts: { text: string | null }[] }
  if (posts.length !== size.posts || !posts.every(({ text }) => text?.includes(signature))) {
    throw new Error(`not a page of ${size.posts} posts: ${url}`)
  }
}
