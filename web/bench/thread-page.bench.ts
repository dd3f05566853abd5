import { compare, measure, rounded, walking, warm, type Side } from '../../docker/bench/compare.ts'
import { withService, withStore, type Result } from '../../docker/bench/kit.ts'
import { signature, writeThreads } from '../../docker/bench/letters.ts'
import { gather } from '../../docker/bench/members.ts'
import { startBare } from './bare.ts'

export const name = 'thread-page'
export const title = 'P1: a thread page of 20 posts as HTML, all the way to Postgres, beside bare SvelteKit from memory'

const goal = { rate: 0.6, cpu: 1.8 }
const shown = 20
/** Each is read again and again; all fit into memory. */
const warmThreads = 200
/** Long threads, each of whose posts starts another page: more pages than are kept, so that none is found there. */
const long = { threads: 10, posts: 250 }

export function run(): Promise<Result> {
  return withStore(({ url, pid: postgres }) =>
    withService(
      async (service) => {
        const { origin } = service
        const meeting = await gather(origin, 16)
        const threads = await writeThreads(origin, meeting, { threads: warmThreads, posts: shown })
        const longThreads = await writeThreads(origin, meeting, long)
        const bare = await startBare(await Promise.all(threads.map((id) => read(`${origin}/api/threads/${id}`))))
        try {
          await checkPage(`${origin}/t/${threads[0]}`)
          await checkPage(`${bare.origin}/t/0`)
          await checkPage(`${bare.origin}/k/0`)

          const ours = (paths: string[], headers: Record<string, string> = {}): Side => ({
            load: { url: origin, ...walking(paths.map((path) => ({ path, headers }))) },
            processes: [service.pids().top],
            postgres,
          })
          const beside = (route: string): Side => ({
            load: { url: bare.origin, ...walking(threads.map((_, at) => ({ path: `/${route}/${at}` }))) },
            processes: [bare.pid],
          })
          const pages = threads.map((id) => `/t/${id}`)
          const both = await compare({ ours: ours(pages), bare: beside('t') })
          const extra = async (side: Side) => {
            await warm(side)
            return measure(side)
          }
          const ratio = both.ours.perSecond / both.bare.perSecond
          const cpuRatio = both.ours.cpu.all / both.bare.cpu.all
          const cold = await extra(ours(windows(longThreads)))
          return {
            ours: Math.round(both.ours.perSecond),
            bare: Math.round(both.bare.perSecond),
            unit: 'pages/s',
            better: 'higher',
            goal: `>= ${goal.rate} x bare SvelteKit from memory, CPU for a page <= ${goal.cpu} x`,
            kept: ratio >= goal.rate && cpuRatio <= goal.cpu,
            details: {
              cpuRatio: Math.round(cpuRatio * 100) / 100,
              coldRatio: Math.round((cold.perSecond / both.bare.perSecond) * 100) / 100,
              tealight: rounded(both.ours),
              bareSvelteKit: rounded(both.bare),
              everyPageAnother: rounded(cold),
              squeezedForBrowsers: rounded(await extra(ours(pages, { 'accept-encoding': 'br' }))),
              bareWithHydration: rounded(await extra(beside('k'))),
            },
          }
        } finally {
          bare.stop()
        }
      },
      { args: ['--demo'], env: { DATABASE_URL: url } },
    ),
  )
}

function windows(threads: string[]): string[] {
  const starts = Array.from({ length: long.posts - shown }, (_, at) => at + 2)
  return starts.flatMap((from) => threads.map((id) => `/t/${id}?from=${from}`))
}

async function read(url: string): Promise<unknown> {
  return (await fetch(url)).json()
}

async function checkPage(url: string): Promise<void> {
  const html = await (await fetch(url)).text()
  const found = html.match(/<article/g)?.length ?? 0
  if (found !== shown || !html.includes(signature)) throw new Error(`not a page of ${shown} posts: ${url}`)
}
