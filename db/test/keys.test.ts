import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { kinds, macs, openFromEdge, openKeys, sealForEdge } from '../src/keys/directory.ts'

let folder: string
const keysIn = () => join(folder, 'keys')
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tealight-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)

describe('the key directory', () => {
  test('is made for its owner alone, with one key of each kind', async () => {
    await openKeys(keysIn())
    expect(await modeOf(keysIn())).toBe('700')
    const files = (await readdir(keysIn())).sort()
    expect(files).toEqual(kinds.map((kind) => `${kind}.1`).sort())
    for (const file of files) expect(await modeOf(join(keysIn(), file))).toBe('600')
  })

  test('is closed again when somebody opened it', async () => {
    await mkdir(keysIn(), { mode: 0o755 })
    await openKeys(keysIn())
    expect(await modeOf(keysIn())).toBe('700')
  })

  test('holds the same keys for all who start at once', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => openKeys(keysIn())))
    for (const kind of kinds) {
      const secrets = new Set(all.map((keys) => keys.newest(kind).secret.toString('hex')))
      expect(secrets.size).toBe(1)
    }
    expect((await readdir(keysIn())).length).toBe(kinds.length)
  })

  test.each([
    ['empty', ''],
    ['of a format that we do not know', `tealight-key-9 ${Buffer.alloc(32, 7).toString('base64url')}`],
    ['cut short', `tealight-key-1 ${Buffer.alloc(31, 7).toString('base64url')}`],
    ['with more than a key', `tealight-key-1 ${Buffer.alloc(33, 7).toString('base64url')}`],
    ['without its head', Buffer.alloc(32, 7).toString('base64url')],
  ])('refuses to start on a file that is %s, and does not say what is in it', async (_what, text) => {
    await openKeys(keysIn())
    await writeFile(join(keysIn(), 'wrap.1'), text)
    const error = await openKeys(keysIn()).catch((reason: unknown) => reason)
    expect(String(error)).toContain('wrap.1 is damaged')
    expect(String(error)).not.toContain('BwcH')
  })

  test('takes no notice of files that are not keys', async () => {
    const { newest } = await openKeys(keysIn())
    const before = newest('wrap').secret
    for (const name of ['wrap.0', 'wrap.01', 'wrap.x', 'wrap.2.bak', 'wrap.2.ab12.draft', 'other.1', 'README'])
      await writeFile(join(keysIn(), name), 'not a key')
    const again = await openKeys(keysIn())
    expect(again.all('wrap')).toEqual([{ version: 1, secret: before }])
  })

  test('rotates: the new key seals, the old one still opens', async () => {
    const keys = await openKeys(keysIn())
    const early = sealForEdge(keys, 'offer', { n: 1 })
    const [first] = macs(keys, 'lookup', 'a phrase')
    expect(await keys.rotate('edge')).toBe(2)
    expect(await keys.rotate('lookup')).toBe(2)
    expect(keys.newest('edge').version).toBe(2)
    expect(openFromEdge(keys, 'offer', early)).toEqual({ n: 1 })
    expect(macs(keys, 'lookup', 'a phrase')).toHaveLength(2)
    expect(macs(keys, 'lookup', 'a phrase')[1]).toEqual(first)
    expect(await modeOf(join(keysIn(), 'edge.2'))).toBe('600')
  })

  test('gives one key when two rotate at once', async () => {
    const [one, other] = await Promise.all([openKeys(keysIn()), openKeys(keysIn())])
    const versions = await Promise.all([one.rotate('wrap'), other.rotate('wrap')])
    await Promise.all([one.reload(), other.reload()])
    expect(Math.max(...versions)).toBeGreaterThanOrEqual(2)
    expect(one.newest('wrap')).toEqual(other.newest('wrap'))
  })

  test('finds a version that another process made since', async () => {
    const [one, other] = await Promise.all([openKeys(keysIn()), openKeys(keysIn())])
    await one.rotate('wrap')
    expect(other.newest('wrap').version).toBe(1)
    expect(await other.version('wrap', 2)).toEqual(one.newest('wrap').secret)
    expect(await other.version('wrap', 3)).toBeNull()
  })

  test('destroys a version on the disk and in memory, and what it sealed stays shut', async () => {
    const keys = await openKeys(keysIn())
    const sealed = sealForEdge(keys, 'offer', 'x')
    await keys.rotate('edge')
    await keys.destroy('edge', 1)
    expect(await readdir(keysIn())).not.toContain('edge.1')
    expect(await keys.version('edge', 1)).toBeNull()
    expect(openFromEdge(keys, 'offer', sealed)).toBeNull()
  })

  test('does not destroy the newest, even when another process made a newer one that it has not seen', async () => {
    const [one, other] = await Promise.all([openKeys(keysIn()), openKeys(keysIn())])
    await expect(one.destroy('wrap', 1)).rejects.toThrow('in use')
    await other.rotate('wrap')
    await one.destroy('wrap', 1)
    await expect(one.destroy('wrap', 2)).rejects.toThrow('in use')
    expect(await readFile(join(keysIn(), 'wrap.2'), 'utf8')).toMatch(/^tealight-key-1 /)
  })

  test('can be read at any moment while another process makes and destroys keys', async () => {
    const [busy, reader] = await Promise.all([openKeys(keysIn()), openKeys(keysIn())])
    let done = false
    const rotating = (async () => {
      for (let round = 0; round < 60; round += 1) {
        const version = await busy.rotate('wrap')
        await busy.destroy('wrap', version - 1)
      }
      done = true
    })()
    let reads = 0
    while (!done) {
      await reader.reload()
      expect(reader.newest('wrap').secret).toHaveLength(32)
      reads += 1
    }
    await rotating
    expect(reads).toBeGreaterThan(10)
  })
})

describe('what is sealed for the edge', () => {
  test('opens for its purpose only', async () => {
    const keys = await openKeys(keysIn())
    const sealed = sealForEdge(keys, 'names of one group', { name: 'Quiet Heron' })
    expect(openFromEdge(keys, 'names of one group', sealed)).toEqual({ name: 'Quiet Heron' })
    expect(openFromEdge(keys, 'names of another group', sealed)).toBeNull()
  })

  test('is null for anything that we did not seal', async () => {
    const keys = await openKeys(keysIn())
    const sealed = Buffer.from(sealForEdge(keys, 'offer', { n: 1 }), 'base64url')
    for (let at = 0; at < sealed.length; at += 1) {
      const bent = Buffer.from(sealed)
      bent[at] = (bent[at] ?? 0) ^ 1
      expect(openFromEdge(keys, 'offer', bent.toString('base64url'))).toBeNull()
      expect(openFromEdge(keys, 'offer', sealed.subarray(0, at).toString('base64url'))).toBeNull()
    }
    for (const text of ['', 'AQ', 'AQA', 'AQAB', '!!', 'ÿ', 'a'.repeat(1000)])
      expect(openFromEdge(keys, 'offer', text)).toBeNull()
  })
})
