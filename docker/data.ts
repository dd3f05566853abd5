import { createHash } from 'node:crypto'
import { chmod, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { canEnter, serverAccount } from './postgres/account.ts'
import { say } from './say.ts'
import { ownFolder, type Settings } from './settings.ts'
import { Trouble } from './trouble.ts'

/** Where the data, the keys and the anchor of the audit log lie. */
export async function dataFolder(settings: Settings): Promise<{ folder: string; keys: string; anchor: string }> {
  const folder = settings.databaseUrl === undefined ? await reachable(settings.data) : settings.data
  const keys = settings.keys ?? join(folder, 'keys')
  if (isInside(keys, join(folder, 'postgres'))) {
    throw new Trouble(
      `TEALIGHT_KEYS lies inside the data directory, where every copy of the data would carry the keys: set it to a folder elsewhere.`,
    )
  }
  return { folder, keys, anchor: settings.anchor ?? join(folder, 'anchor') }
}

/** Our Postgres runs as another account when we are root, and a checkout under /root is out of its reach. */
async function reachable(wanted: string): Promise<string> {
  const account = serverAccount()
  await mkdir(wanted, { recursive: true, mode: account ? 0o711 : 0o700 })
  if (!account) return wanted
  await chmod(wanted, 0o711)
  if (canEnter(wanted, account)) return wanted
  if (wanted !== ownFolder) {
    throw new Trouble(
      `Postgres does not run as root, and its account may not enter ${wanted}: open the folders above it (chmod o+x ${dirname(wanted)}), or set TEALIGHT_DATA to another one.`,
    )
  }
  const place = `/var/lib/tealight/${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`
  await mkdir(place, { recursive: true, mode: 0o711 })
  say(`  Root's home is closed to Postgres, so the data lies in ${place}`)
  return place
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}
