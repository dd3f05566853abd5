import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { say } from '../say.ts'
import { runTool } from '../tools.ts'

/** How a Chromium is started for tests and benches: it speaks to this machine alone. */
export const browserArgs: string[] = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // whatever a page asks for, nothing leaves this machine
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  // root has no sandbox to give
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** A Chromium that starts: the one that is named, Playwright's, the machine's, or one that can be fetched. */
export async function findBrowser(): Promise<string | undefined> {
  const here = candidates().find(starts)
  if (here !== undefined) return here

  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    say('  Fetching Chromium with apt-get (a minute or two, once)')
    const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    const install = () =>
      spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quiet).status === 0
    if (install() || (spawnSync('apt-get', ['update'], quiet).status === 0 && install())) {
      const installed = candidates().find(starts)
      if (installed !== undefined) return installed
    }
  }
  say('  Fetching Chromium with Playwright (a minute or two, once)')
  await runTool({ file: '@playwright/test/cli.js', args: ['install', 'chromium'] })
  return candidates().find(starts)
}

function candidates(): string[] {
  const named = process.env['CHROMIUM_PATH']
  return [
    ...(named === undefined ? [] : [named]),
    chromium.executablePath(),
    ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap(onPath),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ].filter((path) => existsSync(path))
}

function onPath(name: string): string[] {
  return (process.env['PATH'] ?? '').split(':').map((folder) => `${folder}/${name}`)
}

/** Ubuntu's `chromium-browser` may be a note that says to install something else. */
function starts(path: string): boolean {
  return spawnSync(path, ['--version'], { timeout: 10_000 }).status === 0
}
