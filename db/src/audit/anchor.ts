import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mac } from '../keys/box.ts'
import type { Keys } from '../keys/directory.ts'

/** What the anchor knows of the log: at this time, the row with this number had this hash. */
export interface Anchor {
  seq: number
  hash: Buffer
  /** As the store told it. */
  time: string
}

const file = 'audit.anchor'

/**
 * Adds a line to the anchor, a file outside of the store that is only ever added to: `seq hash time mac`. The mac is
 * under a key of the key directory, so whoever can write the store, and even the file, cannot make a line.
 */
export async function writeAnchor(directory: string, keys: Keys, { seq, hash, time }: Anchor): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const said = `${seq} ${hash.toString('hex')} ${time}`
  const line = `${said} ${mac(keys.newest('anchor').secret, said).toString('hex')}\n`
  const handle = await open(join(directory, file), 'a', 0o600)
  try {
    await handle.write(line)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** All that was anchored, and how many lines are not ours. A last line that was cut by a crash is neither. */
export async function readAnchors(directory: string, keys: Keys): Promise<{ anchors: Anchor[]; forged: number }> {
  const text = await readFile(join(directory, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const lines = text.split('\n').slice(0, -1)
  const anchors = lines.map((line) => parse(line, keys)).filter((anchor) => anchor !== null)
  return { anchors, forged: lines.length - anchors.length }
}

function parse(line: string, keys: Keys): Anchor | null {
  const [, said = '', seq, hash = '', time = '', given = ''] =
    /^((\d{1,15}) ([0-9a-f]{64}) (\S{1,40})) ([0-9a-f]{64})$/.exec(line) ?? []
  const isOurs = keys.all('anchor').some(({ secret }) => mac(secret, said).toString('hex') === given)
  return isOurs ? { seq: Number(seq), hash: Buffer.from(hash, 'hex'), time } : null
}
