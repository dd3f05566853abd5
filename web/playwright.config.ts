import { defineConfig, devices } from '@playwright/test'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { browserArgs } from '../docker/testing/browser.ts'

// `npm test` chooses these; alone, the config does. Workers read it again and find what the first reading set.
const port = (process.env['STORY_PORT'] ??= '4123')
const data = (process.env['STORY_DATA'] ??= mkdtempSync(join(tmpdir(), 'tealight-stories-')))
const browser = process.env['CHROMIUM_PATH']
const origin = `http://localhost:${port}`

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  timeout: 45_000,
  // two cores: one for the service, one for the browser
  workers: 1,
  forbidOnly: process.env['CI'] === 'true',
  reporter: process.env['STORY_REPORT']
    ? [['list'], ['json', { outputFile: process.env['STORY_REPORT'] }]]
    : [['list']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: origin,
    locale: 'en-GB',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(browser !== undefined && { executablePath: browser }),
      args: browserArgs,
    },
  },
  projects: [
    { name: 'with script', testIgnore: /\.plain\.spec\.ts$/ },
    { name: 'without script', testMatch: /\.plain\.spec\.ts$/, use: { javaScriptEnabled: false } },
  ],
  // The whole service, as `npm start` starts it
  webServer: {
    command: 'node docker/run.mjs start --demo',
    cwd: '..',
    url: `${origin}/api/health`,
    env: {
      PORT: port,
      TEALIGHT_DATA: data,
      TEALIGHT_KEYS: '',
      DATABASE_URL: '',
      REDIS_URL: '',
      REDIS_VOLATILE_URL: '',
      TEALIGHT_ORIGIN: '',
      HOST: '',
      TEALIGHT_TITLE: '',
      TEALIGHT_LANGUAGE: '',
      TEALIGHT_PSEUDO: '1',
      // the same machine under its other name: to a browser, another place
      TEALIGHT_EXIT_URL: `http://127.0.0.1:${port}/robots.txt`,
    },
    timeout: 120_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
})
