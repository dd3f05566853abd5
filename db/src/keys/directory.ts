import { randomBytes } from 'node:crypto'
import { chmod, link, mkdir, open as openFile, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { mac, open, seal, type Secret } from './box.ts'

/**
 * What each key is for. `lookup` finds an identity by its phrase, `session` a session by its token, `wrap` wraps the
 * data keys of personas and rotates weekly, `edge` seals what we hand out and want back unchanged (offers, cursors),
 * `anchor` vouches for the lines of the audit log's anchor. A directory from before a kind existed is given its first.
 */
export const kinds = ['lookup', 'session', 'wrap', 'edge', 'anchor'] as const
export type Kind = (typeof kinds)[number]

/** The keys in a directory beside the store, never inside it and in no backup of it. Losing them loses the texts. */
export interface Keys {
  /** The newest version of a kind: what new values are made with. */
  newest(kind: Kind): { version: number; secret: Secret }
  /** Every version that is still there, newest first: what old values may have been made with. */
  all(kind: Kind): { version: number; secret: Secret }[]
  /** One version; null when it was destroyed. Looks into the directory again when it does not know it. */
  version(kind: Kind, version: number): Promise<Secret | null>
  /** How long ago a version was made, in milliseconds; null when it is not there. */
  age(kind: Kind, version: number): Promise<number | null>
  /** Makes the next version, and from then on uses it. */
  rotate(kind: Kind): Promise<number>
  /** Destroys a version for good. The newest cannot be destroyed. */
  destroy(kind: Kind, version: number): Promise<void>
  reload(): Promise<void>
}

/**
 * Opens the directory, and makes it and its keys at the first start (0700, files 0600). A file is named KIND.VERSION
 * and holds `tealight-key-1 BASE64URL`: the format, then 32 random bytes.
 */
export async function openKeys(directory: string): Promise<Keys> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  await chmod(directory, 0o700)
  let held = await readAll(directory)
  for (const kind of kinds) {
    if (held[kind].length === 0) await create(directory, kind, 1)
  }
  held = await readAll(directory)

  const keys: Keys = {
    newest(kind) {
      const [newest] = held[kind]
      if (!newest) throw new Error(`the key directory ${directory} holds no ${kind} key`)
      return newest
    },
    all: (kind) => held[kind],
    async version(kind, version) {
      const find = () => held[kind].find((key) => key.version === version)?.secret ?? null
      const known = find()
      if (known) return known
      await keys.reload()
      return find()
    },
    async age(kind, version) {
      const file = await stat(join(directory, `${kind}.${version}`)).catch(() => null)
      return file && Date.now() - file.mtimeMs
    },
    async rotate(kind) {
      await keys.reload()
      const next = keys.newest(kind).version + 1
      await create(directory, kind, next)
      await keys.reload()
      return keys.newest(kind).version
    },
    async destroy(kind, version) {
      await keys.reload()
      if (version >= keys.newest(kind).version) throw new Error(`the newest ${kind} key is in use`)
      await rm(join(directory, `${kind}.${version}`), { force: true })
      await keys.reload()
    },
    async reload() {
      held = await readAll(directory)
    },
  }
  return keys
}

const format = 'tealight-key-1'

type Held = Record<Kind, { version: number; secret: Secret }[]>

/** Another process may destroy a key between the listing and the reading: then the listing is old, and we look again. */
async function readAll(directory: string, tries = 20): Promise<Held> {
  return readListed(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' || tries === 0) throw error
    return readAll(directory, tries - 1)
  })
}

async function readListed(directory: string): Promise<Held> {
  const held: Held = { lookup: [], session: [], wrap: [], edge: [], anchor: [] }
  for (const name of await readdir(directory)) {
    const [kind, version, ...rest] = name.split('.')
    const known = kinds.find((one) => one === kind)
    if (!known || !version || rest.length > 0 || !/^[1-9]\d{0,4}$/.test(version)) continue
    const secret = parse(await readFile(join(directory, name), 'utf8'), name)
    held[known].push({ version: Number(version), secret })
  }
  for (const kind of kinds) held[kind].sort((a, b) => b.version - a.version)
  return held
}

/** Reads every format that was ever written. */
function parse(text: string, name: string): Secret {
  const [head, body] = text.trim().split(' ')
  const secret = Buffer.from(body ?? '', 'base64url')
  if (head !== format || secret.length !== 32) throw new Error(`the key file ${name} is damaged`)
  return secret
}

/** Written beside, then linked into place: a link never overwrites, so two processes that start at once agree on one key. */
async function create(directory: string, kind: Kind, version: number): Promise<void> {
  const path = join(directory, `${kind}.${version}`)
  const draft = `${path}.${randomBytes(4).toString('hex')}.draft`
  const file = await openFile(draft, 'wx', 0o600)
  try {
    await file.writeFile(`${format} ${randomBytes(32).toString('base64url')}\n`)
    await file.sync()
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await file.close()
    await rm(draft, { force: true })
  }
}

/** Seals what goes out to a browser and must come back unchanged: format (1), key version (2), then the box. */
export function sealForEdge(keys: Keys, purpose: string, value: unknown): string {
  const { version, secret } = keys.newest('edge')
  const head = Buffer.from([1, version >> 8, version & 255])
  return Buffer.concat([head, seal(secret, Buffer.from(JSON.stringify(value)), purpose)]).toString('base64url')
}

/** What was sealed for this purpose, or null for anything else. The caller checks its shape. */
export function openFromEdge(keys: Keys, purpose: string, sealed: string): unknown {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes[0] !== 1 || bytes.length < 3) return null
  const key = keys.all('edge').find(({ version }) => version === bytes.readUInt16BE(1))
  const clear = key && open(key.secret, bytes.subarray(3), purpose)
  return clear ? JSON.parse(clear.toString()) : null
}

/** HMACs under every version of a kind, newest first: to find what may have been written under an older one. */
export function macs(keys: Keys, kind: Kind, ...parts: (string | Buffer)[]): Buffer[] {
  return keys.all(kind).map(({ secret }) => mac(secret, ...parts))
}
