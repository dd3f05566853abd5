import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { categories, severities } from '../../src/words.ts'

const folder = join(import.meta.dirname, '../../corpus/golden')
const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'))
const read = (name: string) => readFile(join(folder, name), 'utf8')
const rows = async (name: string) =>
  (await read(name))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

describe('the texts that judge the engine', () => {
  test('are frozen, to the letter', async () => {
    const sums = (await read('SHA256SUMS')).trimEnd().split('\n').sort()
    const found = files.map(
      async (name) =>
        `${createHash('sha256')
          .update(await read(name))
          .digest('hex')}  ${name}`,
    )
    expect((await Promise.all(found)).sort()).toEqual(sums)
  })

  test.each(files)('have the labels that the engine speaks of: %s', async (name) => {
    for (const row of await rows(name)) {
      const { text, texts, plain, ...labels } = row
      expect(Object.keys(labels)).toEqual(['lang', 'categories', 'severity', 'phenomenon', 'voice'])
      for (const one of textsOf(row)) expect(one.trim()).not.toBe('')
      expect([text, texts].filter((one) => one === undefined)).toHaveLength(1)
      expect(['string', 'undefined']).toContain(typeof plain)
      expect([...severities, 'none']).toContain(row['severity'])
      for (const category of row['categories'] as string[]) expect(categories).toContain(category)
      expect(row['phenomenon']).toMatch(/^[a-z]+(_[a-z]+)*$/)
    }
  })

  test('stand there once each', async () => {
    const texts = (await Promise.all(files.map(rows))).flat().map((row) => bare(textsOf(row).join(' ')))
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([])
  })
})

function textsOf({ text, texts }: Record<string, unknown>): string[] {
  return Array.isArray(texts) ? texts.map(String) : [String(text)]
}

/** Without what only looks different; disguises are part of what a text is. */
const bare = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\s.,!?'’"]+/gu, ' ')
    .trim()
