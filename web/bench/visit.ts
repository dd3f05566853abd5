import type { Browser } from '@playwright/test'

/** What a first visit weighed and when its text stood there. */
export interface Visit {
  /** Bytes on the wire, headers included. */
  bytes: number
  script: number
  /** By kind: document, stylesheet, font, … */
  kinds: Record<string, number>
  requests: number
  /** Milliseconds until the first text, and until the largest block of it. */
  firstPaint: number
  largestPaint: number
  layoutShift: number
  /** Asked of anybody but us; nothing may be. */
  foreign: string[]
}

/** Chromium's own "slow 3G": 400 kbit/s and 2 s until an answer begins; and a processor a quarter as fast. */
export const slowPhone = { bytesPerSecond: 400 * 125, latency: 2000, cpu: 4 }

/** Opens a page on a slow phone that has never been here. */
export async function firstVisit(browser: Browser, url: string, at = slowPhone): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    // bytes that a service worker fetches are not seen here
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.clearBrowserCache')
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: at.latency,
    downloadThroughput: at.bytesPerSecond,
    uploadThroughput: at.bytesPerSecond,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: at.cpu })

  const asked = new Map<string, { url: string; kind: string; bytes: number }>()
  const open = new Set<string>()
  devtools.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    if (!request.url.startsWith('http')) return
    asked.set(requestId, { url: request.url, kind: (type ?? 'other').toLowerCase(), bytes: 0 })
    open.add(requestId)
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = asked.get(requestId)
    if (one) one.bytes = encodedDataLength
    open.delete(requestId)
  })
  devtools.on('Network.loadingFailed', ({ requestId }) => void open.delete(requestId))
  await page.addInitScript(watchPaints)

  await page.goto(url, { waitUntil: 'load', timeout: 60_000 })
  await quiet(open)
  const paints = await page.evaluate(
    () => Reflect.get(window, 'paints') as { first: number; largest: number; shift: number },
  )
  await context.close()

  const all = [...asked.values()]
  const sum = (some: typeof all) => some.reduce((bytes, one) => bytes + one.bytes, 0)
  return {
    bytes: sum(all),
    script: sum(all.filter(({ kind }) => kind === 'script')),
    kinds: Object.fromEntries(
      Object.entries(Object.groupBy(all, ({ kind }) => kind)).map(([kind, some = []]) => [kind, sum(some)]),
    ),
    requests: all.length,
    firstPaint: paints.first,
    largestPaint: paints.largest,
    layoutShift: paints.shift,
    foreign: all.filter((one) => new URL(one.url).origin !== new URL(url).origin).map((one) => one.url),
  }
}

/** Runs in the page, before anything of it. */
function watchPaints(): void {
  const paints = { first: 0, largest: 0, shift: 0 }
  Reflect.set(window, 'paints', paints)
  const watch = (
    type: 'paint' | 'largest-contentful-paint' | 'layout-shift',
    note: (entry: PerformanceEntry) => void,
  ) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true })
  watch('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') paints.first = entry.startTime
  })
  watch('largest-contentful-paint', (entry) => (paints.largest = entry.startTime))
  watch('layout-shift', (entry) => (paints.shift += Number(Reflect.get(entry, 'value'))))
}

/** Until nothing has been under way for a second, such as a font that comes last and could move the text. */
async function quiet(open: ReadonlySet<string>): Promise<void> {
  const until = performance.now() + 30_000
  for (let since = performance.now(); performance.now() - since < 1000 && performance.now() < until;) {
    if (open.size > 0) since = performance.now()
    await new Promise((done) => setTimeout(done, 50))
  }
}
