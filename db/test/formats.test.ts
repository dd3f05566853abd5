import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { normalisePhrase } from '../src/identities/phrase.ts'
import { derive, open } from '../src/keys/box.ts'
import { kinds, macs, openFromEdge, openKeys, type Keys } from '../src/keys/directory.ts'
import { typedHashes } from '../src/staff/hashes.ts'
import { openNumberSecret } from '../src/staff/number-secret.ts'
import { unwrap } from '../src/texts/data-keys.ts'
import { openContent } from '../src/texts/seal.ts'
import first from './formats/1.json' with { type: 'json' }

const bytes = (text: string) => Buffer.from(text, 'base64')

test('there is a sample of every format that was ever written', async () => {
  expect(await readdir(join(import.meta.dirname, 'formats'))).toEqual(['1.json'])
})

describe.each([['1', first]])('format %s still opens', (_format, sample) => {
  let folder: string
  let keys: Keys
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tealight-test-'))
    for (const [name, text] of Object.entries(sample.keyFiles))
      await writeFile(join(folder, name), text, { mode: 0o600 })
    keys = await openKeys(folder)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('key files', async () => {
    expect(keys.all('wrap').map((key) => key.version)).toEqual([2, 1])
    expect(keys.all('edge').map((key) => key.version)).toEqual([2, 1])
    // nothing is lost, and a kind that came later is given its first key
    const made = kinds.filter((kind) => !Object.keys(sample.keyFiles).some((name) => name.startsWith(`${kind}.`)))
    const wanted = [...Object.keys(sample.keyFiles), ...made.map((kind) => `${kind}.1`)]
    expect((await readdir(folder)).sort()).toEqual(wanted.sort())
  })

  test('what was sealed for the edge', () => {
    expect(openFromEdge(keys, sample.edge.purpose, sample.edge.sealed)).toEqual(sample.edge.value)
  })

  test('data keys', async () => {
    const { persona, wrapKey, wrapped, secret } = sample.dataKey
    expect(await unwrap(keys, { personaId: persona, wrapKey, wrapped: bytes(wrapped) })).toEqual(bytes(secret))
  })

  test('texts', () => {
    const { place, content, sealed } = sample.text
    expect(openContent(bytes(sample.dataKey.secret), bytes(sealed), place)).toEqual(content)
  })

  test('sessions', () => {
    const token = Buffer.from(sample.session.token, 'base64url')
    expect(macs(keys, 'session', token)).toContainEqual(bytes(sample.session.tokenHash))
    expect(open(derive(token, 'session root'), bytes(sample.session.sealedRoot), 'session root')).toEqual(
      bytes(sample.root),
    )
  })

  test('what staff come in by', async () => {
    const { account, number, deskKey, session } = sample.staff
    expect(await openNumberSecret(keys, bytes(number.sealed), account)).toEqual(bytes(number.secret))
    expect(await openNumberSecret(keys, bytes(number.sealed), sample.dataKey.persona)).toBeNull()
    expect(typedHashes(keys, 'desk key', deskKey.typed)).toContainEqual(bytes(deskKey.hash))
    const token = Buffer.from(session.token, 'base64url')
    expect(macs(keys, 'session', 'staff', token)).toContainEqual(bytes(session.tokenHash))
  })

  test('identities, by their phrase', () => {
    const phrase = normalisePhrase(sample.identity.phrase) ?? ''
    expect(macs(keys, 'lookup', phrase)).toContainEqual(bytes(sample.identity.lookup))
    const root = open(derive(Buffer.from(phrase), 'identity root'), bytes(sample.identity.sealedRoot), 'identity root')
    expect(root).toEqual(bytes(sample.root))
  })
})
