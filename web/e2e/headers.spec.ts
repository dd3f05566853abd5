import { randomUUID } from 'node:crypto'
import { origin } from './world/ask.ts'
import { aGroup } from './world/groups.ts'
import { aMember } from './world/people.ts'
import { aThread } from './world/texts.ts'
import { expect, test } from './story.ts'

/** What every answer carries, whatever it is. */
const everywhere: Record<string, RegExp> = {
  'content-security-policy':
    /^(?=.*default-src 'none')(?=.*base-uri 'none')(?=.*form-action '(self|none)')(?=.*frame-ancestors 'none')(?!.*unsafe)/,
  'referrer-policy': /^same-origin$/,
  'x-content-type-options': /^nosniff$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'cross-origin-embedder-policy': /^require-corp$/,
  'permissions-policy': /(?=.*camera=\(\))(?=.*geolocation=\(\))(?=.*microphone=\(\))(?=.*browsing-topics=\(\))/,
  'x-robots-tag': /noindex/,
  'x-dns-prefetch-control': /^off$/,
}
const pages = {
  ...everywhere,
  'content-security-policy':
    /^(?=.*default-src 'none')(?=.*script-src 'self')(?=.*style-src 'self')(?=.*require-trusted-types-for 'script')(?=.*form-action 'self')(?=.*frame-ancestors 'none')(?!.*unsafe)/,
  'cache-control': /^no-store$/,
  'content-type': /^text\/html; charset=utf-8$/i,
  'origin-agent-cluster': /^\?1$/,
}
const files = { ...everywhere, 'cache-control': /^(no-cache|public,\s?max-age=31536000,\s?immutable)$/ }
const ofTheApi = { ...everywhere, 'cache-control': /^no-store$/, 'content-type': /^application\/(problem\+)?json/ }
const toNobody = ['server', 'x-powered-by', 'x-sveltekit-page', 'etag', 'last-modified', 'access-control-allow-origin']

test('every page that a link leads to, and every error, carries the headers and a title that tells nothing', async () => {
  const title = `Secret ${randomUUID().slice(0, 8)}`
  const member = await aMember(await aGroup({ title }))
  const thread = await aThread(member, { title })
  const closed = await aGroup({ title: 'Back room', reading: 'members' })
  const nothing = '00000000-0000-4000-8000-000000000000'
  const statuses = new Set<number>()

  for (const session of [undefined, member.session]) {
    const waiting = [
      '/',
      `/g/${member.group}`,
      `/t/${thread}`,
      `/g/${closed}`,
      '/help/offline',
      '/me',
      '/exit',
      '/language',
    ]
    waiting.push(
      `/g/${closed}/ignored`,
      `/t/${await aThread(await aMember(closed))}`,
      `/t/${nothing}`,
      '/g/x',
      '/nothing',
      '/refused',
      '/%E0%A4%A',
      '/_app/nothing.js',
    )
    const known = new Set(waiting)
    const kinds = new Set<string>()
    for (const path of waiting) {
      const answer = await fetch(origin + path, {
        redirect: 'manual',
        headers: { ...(session && { cookie: `s=${session}` }) },
      })
      const text = await answer.text()
      statuses.add(answer.status)
      const file = answer.headers.has('accept-ranges') || /^\/(_app|icon|robots|favicon)/.test(path)
      const prerendered = path === '/help/offline'
      const { ['content-type']: kind, ...bare } = pages
      const wanted =
        file || prerendered
          ? files
          : answer.status >= 300 && answer.status < 400
            ? bare
            : { ...bare, 'content-type': path.includes('/calendar?') ? /^text\/calendar; charset=utf-8$/ : kind }
      if (answer.status !== 404 || !file) carries(answer, wanted, path)
      for (const name of file || prerendered ? toNobody.slice(0, 3) : toNobody)
        expect.soft(answer.headers.get(name), `${name} of ${path}`).toBeNull()
      if (!answer.headers.get('content-type')?.startsWith('text/html') || text === '') continue

      expect.soft(/<title>(.*?)<\/title>/.exec(text)?.[1], `the title of ${path}`).toMatch(/^(Tealight|Sorry)$/)
      expect
        .soft(
          text.match(/<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle=|<[^>]+\son\w+=/g),
          `inline script or style on ${path}`,
        )
        .toBeNull()
      for (const [, found = ''] of text.matchAll(/(?:href|src|action)="(\/[^"#]*)/g)) {
        const next = found.replaceAll('&amp;', '&')
        // of a kind of page, a few are enough
        const sort = next.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID').replace(/\?.*/, '')
        if (
          known.has(next) ||
          [...known].filter((one) => one.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID').replace(/\?.*/, '') === sort)
            .length > 3
        )
          continue
        kinds.add(sort)
        known.add(next)
        waiting.push(next)
      }
    }
    expect(kinds.size).toBeGreaterThan(10)
  }
  expect([...statuses].sort((a, b) => a - b)).toEqual([200, 303, 400, 403, 404])
})

test('the api and its refusals carry them too', async () => {
  for (const path of [
    '/api/health',
    '/api/groups',
    '/api/me',
    '/api/nothing',
    '/api/openapi.json',
    '/api/groups/x/threads',
    '/api/me/draft-key',
  ]) {
    carries(await fetch(origin + path), ofTheApi, path)
  }
  carries(
    await fetch(`${origin}/api/sessions`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: '{',
    }),
    ofTheApi,
    'a broken body',
  )
})

test('the exit clears what the browser keeps; a form from elsewhere is left alone', async () => {
  const exit = await fetch(`${origin}/exit`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
  })
  carries(exit, pages, '/exit')
  expect(exit.headers.get('clear-site-data')).toBe('"cache", "cookies", "storage"')
  expect(await exit.text()).not.toMatch(/<script|<style|Tealight/)

  const foreign = await fetch(`${origin}/exit`, {
    method: 'POST',
    headers: { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(foreign.status).toBe(403)
  carries(foreign, pages, 'a foreign form')
  expect(foreign.headers.has('clear-site-data')).toBe(false)
})

function carries(answer: Response, table: Record<string, RegExp>, path: string): void {
  for (const [name, wanted] of Object.entries(table))
    expect.soft(answer.headers.get(name) ?? '', `${name} of ${path} (${answer.status})`).toMatch(wanted)
}
