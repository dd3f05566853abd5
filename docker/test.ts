import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onEnding } from './ending.ts'
import { freePort } from './ports.ts'
import { say } from './say.ts'
import { findBrowser } from './testing/browser.ts'
import { add, inWords, storyCounts, vitestCounts, type Counts } from './testing/counts.ts'
import { findRedis } from './testing/redis.ts'
import { runTool } from './tools.ts'
import { checks } from './verify/checks.ts'

/** `npm test`: everything. `npm test -- unit|integration|stories [filter]`: one part, and of it what the filter names. */
onEnding(() => process.exit(1))

const parts = ['unit', 'integration', 'stories'] as const
const [asked, ...filter] = process.argv.slice(2)
const wanted = parts.filter((part) => asked === undefined || part === asked)
if (wanted.length === 0) {
  say(`  There is no part "${asked}": take ${parts.join(', ')}, or none for all of them.`)
  process.exit(1)
}
const isCi = process.env['CI'] === 'true'
const reports = await mkdtemp(join(tmpdir(), 'tealight-reports-'))
const counts: Counts[] = []

if (asked === undefined) counts.push(await types())
if (wanted.includes('unit') || wanted.includes('integration')) counts.push(...(await unitAndIntegration()))
if (wanted.includes('stories')) counts.push(await stories())

await rm(reports, { recursive: true, force: true })
const all = add(...counts)
say(`\n${inWords(all)}`)
process.exit(all.failed === 0 ? 0 : 1)

async function types(): Promise<Counts> {
  await runTool({ file: '@sveltejs/kit/svelte-kit.js', args: ['sync'], folder: 'web' })
  const { code, said } = (await checks.find(({ name }) => name === 'types')?.run()) ?? {
    code: 1,
    said: 'no such check',
  }
  say(code === 0 ? '  The types agree.' : `  The types do not agree:\n${said}`)
  return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

/** Integration runs twice: on our own Postgres, and on an outer one with two Redis. */
async function unitAndIntegration(): Promise<Counts[]> {
  const projects = wanted.includes('unit') ? ['unit'] : []
  const missing: Counts[] = []
  if (wanted.includes('integration')) {
    projects.push('embedded')
    if (await findRedis()) projects.push('outer')
    else
      missing.push(
        without('the outer store and Redis', 'there is no redis-server here: install one (redis-server or valkey)'),
      )
  }
  const report = join(reports, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await runTool(
    {
      file: 'vitest/vitest.mjs',
      args: ['run', '--passWithNoTests', ...projects.map((name) => `--project=${name}`), ...reporters, ...filter],
    },
    'shown',
  )
  return [await vitestCounts(report, code), ...missing]
}

async function stories(): Promise<Counts> {
  if (process.env['SKIP_BROWSER'] === '1' && !isCi) return without('the stories', 'SKIP_BROWSER=1 says so')
  const browser = await findBrowser()
  if (browser === undefined) {
    return without('the stories', 'there is no browser here: install Chromium, or set CHROMIUM_PATH to one')
  }
  const data = await mkdtemp(join(tmpdir(), 'tealight-stories-'))
  const report = join(reports, 'stories.json')
  const env = { CHROMIUM_PATH: browser, STORY_PORT: String(await freePort()), STORY_DATA: data, STORY_REPORT: report }
  const args = ['test', '--config', 'web/playwright.config.ts', '--pass-with-no-tests', ...filter]
  const { code } = await runTool({ file: '@playwright/test/cli.js', args, env }, 'shown')
  await rm(data, { recursive: true, force: true })
  return storyCounts(report, code)
}

/** What cannot be had is said in a line; where nobody would read it, it fails. */
function without(what: string, why: string): Counts {
  say(`  ${isCi ? 'FAILED' : 'Skipped'}: ${what}: ${why}.`)
  return isCi ? { passed: 0, failed: 1, skipped: 0 } : { passed: 0, failed: 0, skipped: 1 }
}
