/** Something that the person who runs Tealight can put right. The message is one sentence that says what to do. */
export class Trouble extends Error {
  override name = 'Trouble'
}

/** The sentence for an error that has a known cure; undefined for one that has none. */
export function cureFor(error: unknown): string | undefined {
  if (error instanceof Trouble) return error.message
  if (!isSystemError(error)) return undefined
  const where = error.path === undefined ? '' : ` at ${error.path}`
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full${where}: make room and start again; nothing that was saved is lost.`
    case 'EACCES':
    case 'EPERM':
      return `No permission to write${where}: give this account the right to, or set TEALIGHT_DATA to a folder of its own.`
    case 'EROFS':
      return `The disk${where} is read-only: set TEALIGHT_DATA to a folder that can be written.`
    case 'ENOTDIR':
    case 'EEXIST':
      return `Something else stands${where} where a folder is needed: move it away, or set TEALIGHT_DATA to another folder.`
    case 'EMFILE':
    case 'ENFILE':
      return 'Too many open files are in use on this machine: raise the limit (ulimit -n 4096) and start again.'
    default:
      return undefined
  }
}

/**
 * What may be said of an error that nobody foresaw: its name, code and places. Not its message, because messages of
 * drivers carry what people wrote.
 */
export function namelessStack(error: unknown): string {
  if (!(error instanceof Error)) return `an error of type ${typeof error}`
  const code = isSystemError(error) ? ` ${error.code}` : ''
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [`${error.name}${code}`, ...places].join('\n')
}

export function isSystemError(error: unknown): error is Error & { code: string; path?: string; port?: number } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}
