import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { median, withService, type Result } from '../../docker/bench/kit.ts'
import { writeThreads } from '../../docker/bench/letters.ts'
import { gather } from '../../docker/bench/members.ts'
import type { Visit } from './visit.ts'

export const name = 'first-visit'
export const title = 'P10: the first visit to a thread page on a slow phone, beside the same text as a static file'

const goal = { bytes: 70_000, script: 45_000, seconds: 4.5 }
const rounds = 3

export function run(): Promise<Result> {
  return withService(
    async ({ origin }) => {
      const [thread] = await writeThreads(origin, await gather(origin, 16), { threads: 1, posts: 20 })
      const file = await serveFile(await staticPage(`${origin}/api/threads/${thread}`))
      const browser = await openBrowser()
      // a browser is loaded only where one is needed
      const { firstVisit } = await import('./visit.ts')
      try {
        const ours = () => firstVisit(browser, `${origin}/t/${thread}`)
        const bare = () => firstVisit(browser, `http://localhost:${(file.address() as AddressInfo).port}/`)
        const visits: { ours: Visit[]; bare: Visit[] } = { ours: [], bare: [] }
        // the first of all is the browser's own start
        await bare()
        for (let round = 0; round < rounds; round++) {
          if (round % 2 === 0) visits.ours.push(await ours())
          visits.bare.push(await bare())
          if (round % 2 === 1) visits.ours.push(await ours())
        }
        return judge(visits)
      } finally {
        await browser.close()
        file.close()
      }
    },
    { args: ['--demo'] },
  )
}

function judge({ ours, bare }: { ours: Visit[]; bare: Visit[] }): Result {
  const readable = (visits: Visit[]) => median(visits.map(({ largestPaint }) => largestPaint)) / 1000
  const bytes = Math.max(...ours.map((visit) => visit.bytes))
  const script = Math.max(...ours.map((visit) => visit.script))
  const layoutShift = Math.max(...ours.map((visit) => visit.layoutShift))
  const foreign = ours.flatMap((visit) => visit.foreign)
  const seconds = readable(ours)
  const light = bytes <= goal.bytes && script <= goal.script
  return {
    ours: round(seconds),
    bare: round(readable(bare)),
    unit: 's until the text can be read',
    better: 'lower',
    goal: `<= ${goal.seconds} s on slow 3G with a processor a quarter as fast, <= ${goal.bytes / 1000} kB in all, <= ${goal.script / 1000} kB script, no layout shift`,
    kept: seconds > 0 && seconds <= goal.seconds && light && layoutShift === 0 && foreign.length === 0,
    details: {
      bytes,
      scriptBytes: script,
      bytesByKind: ours[0]?.kinds,
      requests: ours[0]?.requests,
      bareBytes: bare[0]?.bytes,
      firstPaintSeconds: round(median(ours.map(({ firstPaint }) => firstPaint)) / 1000),
      seconds: ours.map(({ largestPaint }) => round(largestPaint / 1000)),
      bareSeconds: bare.map(({ largestPaint }) => round(largestPaint / 1000)),
      layoutShift,
      foreign,
    },
  }
}

/** The same words, and nothing around them. */
async function staticPage(url: string): Promise<string> {
  const { thread, posts } = (await (await fetch(url)).json()) as {
    thread: { title: string }
    posts: { author: { name: string }; text: string }[]
  }
  const letters = posts.map(({ author, text }) => {
    const paragraphs = text.split('\n\n').map((paragraph) => `<p>${paragraph}</p>`)
    return `<article><h2>${author.name}</h2>${paragraphs.join('')}</article>`
  })
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>Bare</title><h1>${thread.title}</h1>${letters.join('')}`
}

async function serveFile(html: string): Promise<Server> {
  const squeezed = await promisify(brotliCompress)(html)
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' }
  const server = createServer((_, response) => void response.writeHead(200, headers).end(squeezed))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return server
}

async function openBrowser() {
  const [{ chromium }, { browserArgs, findBrowser }] = await Promise.all([
    import('@playwright/test'),
    import('../../docker/testing/browser.ts'),
  ])
  const executablePath = await findBrowser()
  if (executablePath === undefined) throw new Error('no browser was found, and none could be fetched')
  return chromium.launch({ executablePath, args: browserArgs })
}

const round = (value: number) => Math.round(value * 100) / 100
