import { spawnSync } from 'node:child_process'

export interface Account {
  uid: number
  gid: number
}

/** Postgres refuses to run as root. When we are root it runs as `postgres`, or as `nobody`; else as we do. */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  return accountOf('postgres') ?? accountOf('nobody') ?? { uid: 65534, gid: 65534 }
}

/** Whether the account can walk to a folder: a checkout under a closed home is out of its reach. */
export function canEnter(folder: string, account: Account | undefined): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}

function accountOf(name: string): Account | undefined {
  const ids = ['-u', '-g'].map((flag) =>
    Number.parseInt(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout, 10),
  )
  const [uid, gid] = ids
  // macOS has a `nobody` of -2, which system calls know as its unsigned twin
  return uid === undefined || gid === undefined || Number.isNaN(uid) || uid === 0
    ? undefined
    : { uid: uid >>> 0, gid: gid >>> 0 }
}
