import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, runTool, type Outcome } from '../tools.ts'
import { checkPaths } from './paths.ts'

export interface Check {
  name: string
  run: () => Promise<Outcome>
}

/** Whatever of it there is; dependency-cruiser refuses to look where nothing is. */
const cruised = [
  ...['api', 'db', 'worker', 'docker', 'web/src', 'web/e2e', 'web/test', 'web/bench'],
  ...['web/serve.ts', 'web/vite.config.ts', 'web/playwright.config.ts', 'vitest.config.ts'],
].filter((path) => existsSync(join(root, path)))

/** What `verify` looks at. Nothing here needs a service, and nothing writes. The slowest come first. */
export const checks: Check[] = [
  { name: 'lint', run: () => runTool({ file: 'eslint/bin/eslint.js', args: ['--max-warnings=0', '.'] }) },
  {
    name: 'types of the pages',
    run: () =>
      runTool({
        file: 'svelte-check/bin/svelte-check',
        args: ['--fail-on-warnings', '--output', 'human'],
        folder: 'web',
      }),
  },
  { name: 'types', run: () => runTool({ file: 'typescript/bin/tsc', args: ['--noEmit', '--project', '.'] }) },
  {
    name: 'format',
    run: () => runTool({ file: 'prettier/bin/prettier.cjs', args: ['--check', '--log-level=warn', '.'] }),
  },
  {
    name: 'boundaries',
    run: () =>
      runTool({ file: 'dependency-cruiser/bin/dependency-cruiser.mjs', args: ['--output-type=err', ...cruised] }),
  },
  {
    name: 'nothing unused',
    run: () => runTool({ file: 'knip/bin/knip.js', args: ['--no-progress', '--no-config-hints'] }),
  },
  { name: 'paths in the docs', run: checkPaths },
]
