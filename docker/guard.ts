import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The command line that runs a server under docker/guard.sh. The script is handed over as words, because the account of
 * the server may not be able to reach this folder.
 */
export function underGuard(command: readonly string[]): [string, string[]] {
  const script = readFileSync(join(import.meta.dirname, 'guard.sh'), 'utf8')
  return ['/bin/sh', ['-c', script, 'docker/guard.sh', ...command]]
}
