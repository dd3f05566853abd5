import { expect } from 'vitest'
import type { Asked } from './makers.ts'

const table: Record<string, string | RegExp> = {
  'content-security-policy': /default-src 'none'.*frame-ancestors 'none'/,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy': /camera=\(\).*geolocation=\(\).*microphone=\(\)/,
  'cache-control': 'no-store',
  'x-robots-tag': /noindex/,
  'x-dns-prefetch-control': 'off',
}
const never = [
  'server',
  'x-powered-by',
  'etag',
  'last-modified',
  'access-control-allow-origin',
  'x-ratelimit-remaining',
]

/** What every answer carries, and what none does. */
export function expectHeaders({ headers }: Pick<Asked, 'headers'>, origin: string): void {
  for (const [name, value] of Object.entries(table)) {
    if (typeof value === 'string') expect(headers[name], name).toBe(value)
    else expect(headers[name], name).toMatch(value)
  }
  for (const name of never) expect(headers[name], name).toBeUndefined()
  const hsts = headers['strict-transport-security']
  if (origin.startsWith('https:')) expect(hsts).toMatch(/max-age=63072000/)
  else expect(hsts).toBeUndefined()
}

/** A refusal: told as problem+json by its code, and nothing of what was sent. */
export function expectProblem(answer: Asked, status: number, code: string): void {
  expect([answer.status, answer.body?.code], answer.text).toEqual([status, code])
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(answer.body.type).toBe(`urn:tealight:problem:${code}`)
  expect(answer.body.status).toBe(status)
  expect(
    Object.keys(answer.body).filter((key) => !['type', 'status', 'code', 'fields', 'retryAfter'].includes(key)),
  ).toEqual([])
}
