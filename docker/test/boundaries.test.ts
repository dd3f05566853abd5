import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import { afterAll, describe, expect, test } from 'vitest'
import { root } from '../tools.ts'

const { forbidden, options } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: NonNullable<ICruiseOptions['ruleSet']>['forbidden']
  options: ICruiseOptions
}
const house = mkdtempSync(join(tmpdir(), 'tealight-boundaries-'))
afterAll(() => rmSync(house, { recursive: true, force: true }))

/** Builds a small house with these files in it, and names the rules that it breaks. */
async function broken(files: Record<string, string>): Promise<string[]> {
  const home = mkdtempSync(join(house, 'house-'))
  for (const [path, text] of Object.entries({ ...packages, ...files })) {
    mkdirSync(dirname(join(home, path)), { recursive: true })
    writeFileSync(join(home, path), text)
  }
  const { tsConfig: _, ...rules } = options
  const places = ['api', 'db', 'worker', 'web', 'docker']
  const { output } = await cruise(places, {
    ...rules,
    baseDir: home,
    validate: true,
    ruleSet: { forbidden: forbidden ?? [] },
  })
  return [...new Set((output as ICruiseResult).summary.violations.map(({ rule }) => rule.name))]
}

const packages = Object.fromEntries([
  ...['api', 'db', 'worker', 'web', 'docker'].map((name) => [
    `${name}/src/words.ts`,
    `export const word = '${name}'\n`,
  ]),
  ...['drizzle-orm', 'postgres', 'bullmq', 'fastify', 'pg', 'ioredis'].flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
    [`node_modules/${name}/index.js`, 'export const it = 1\n'],
  ]),
  ['api/src/contract.ts', 'export const shape = 1\n'],
  ['api/src/app.ts', 'export const app = 1\n'],
  ['db/src/tables/posts.ts', 'export const posts = 1\n'],
  ['db/src/posts/write.ts', "import '../tables/posts.ts'\nexport const writePost = 1\n"],
]) as Record<string, string>

const imports = (what: string) => `import '${what}'\n`

describe('boundaries', () => {
  test('a house as it should be breaks none', async () => {
    expect(
      await broken({
        'web/src/call.ts': imports('../../api/src/contract.ts'),
        'api/src/posts/routes.ts': imports('../../../db/src/posts/write.ts'),
        'worker/src/work.ts': imports('../../db/src/posts/write.ts'),
        'docker/serve.ts': imports('../api/src/app.ts'),
        'db/test/world.ts': imports('../../docker/testing.ts'),
        'docker/testing.ts': 'export {}\n',
      }),
    ).toEqual([])
  })

  const breaches: [string, string, string, string][] = [
    ['web asks db', 'web/src/page.ts', '../../db/src/posts/write.ts', 'web-knows-the-contract'],
    ['web asks the api’s inside', 'web/src/page.ts', '../../api/src/app.ts', 'web-knows-the-contract'],
    ['web brings fastify', 'web/src/page.ts', 'fastify', 'web-has-no-server-of-its-own'],
    ['a contract asks a verb', 'api/src/posts/contract.ts', '../../../db/src/posts/write.ts', 'contract-is-pure'],
    ['the api writes SQL', 'api/src/posts/routes.ts', 'drizzle-orm', 'api-has-no-sql'],
    ['the api holds a queue', 'api/src/posts/routes.ts', 'bullmq', 'api-has-no-sql'],
    ['the api asks web', 'api/src/posts/routes.ts', '../../../web/src/words.ts', 'api-stands-alone'],
    ['the api opens the tables', 'api/src/posts/routes.ts', '../../../db/src/tables/posts.ts', 'tables-are-private'],
    ['the worker writes SQL', 'worker/src/work.ts', 'drizzle-orm', 'worker-has-no-sql'],
    ['the worker asks the api', 'worker/src/work.ts', '../../api/src/app.ts', 'worker-stands-alone'],
    ['db asks the api', 'db/src/posts/ask.ts', '../../../api/src/app.ts', 'db-imports-none-of-ours'],
    ['a verb opens a connection', 'db/src/posts/ask.ts', 'postgres', 'db-has-no-network'],
    ['texts look up to posts', 'db/src/texts/look.ts', '../posts/write.ts', 'floor-2-looks-down'],
    ['tables look up to posts', 'db/src/tables/look.ts', '../posts/write.ts', 'floor-1-looks-down'],
    ['personas look up to posts', 'db/src/personas/look.ts', '../posts/write.ts', 'floor-4-looks-down'],
    ['the ground looks up', 'db/src/store.ts', './posts/write.ts', 'ground-of-db'],
    ['the api starts itself', 'api/src/main.ts', '../../docker/serve.ts', 'nobody-imports-docker'],
  ]
  test.each(breaches)('refuses it when %s', async (_, file, target, rule) => {
    expect(await broken({ 'docker/serve.ts': 'export {}\n', [file]: imports(target) })).toContain(rule)
  })

  test('refuses an import of types alone', async () => {
    const page = "import type { app } from '../../api/src/app.ts'\nexport type App = typeof app\n"
    expect(await broken({ 'web/src/page.ts': page })).toContain('web-knows-the-contract')
  })

  test('refuses a folder of db that has no floor', async () => {
    expect(
      await broken({ 'db/src/extras/one.ts': 'export {}\n', 'db/src/posts/use.ts': imports('../extras/one.ts') }),
    ).toContain('every-subject-has-a-floor')
  })

  test('refuses a circle', async () => {
    const [one, two] = ["import './two.ts'\n", "import './one.ts'\n"]
    expect(await broken({ 'db/src/posts/one.ts': one, 'db/src/posts/two.ts': two })).toContain('no-circle')
  })

  test('the exports of db shut the tables', async () => {
    const ask = createRequire(join(root, 'docker/serve.ts'))
    expect(() => ask.resolve('@tealight/db/tables/posts')).toThrow(/not (defined|exported)/)
  })
})
