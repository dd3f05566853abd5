import { open, seal, type Secret } from '../keys/box.ts'

/*
 * Format 1: byte 1, then the box over the value as JSON in UTF-8, filled with spaces to a multiple of 256 bytes, so that
 * the length tells little. Like format 1 of a text (seal.ts), for what is not a text: findings, reasons, notices.
 */
const format = 1
const step = 256

export function sealJson(secret: Secret, value: unknown, bound: string): Buffer {
  const json = Buffer.from(JSON.stringify(value))
  const clear = Buffer.alloc(Math.ceil(json.length / step) * step, ' ')
  json.copy(clear)
  return Buffer.concat([Buffer.from([format]), seal(secret, clear, bound)])
}

/** The value, or null when the key or the place is another one. The tag has vouched that sealJson made it. */
export function openJson<T>(secret: Secret, sealed: Buffer, bound: string): T | null {
  if (sealed[0] !== format) return null
  const clear = open(secret, sealed.subarray(1), bound)
  return clear && JSON.parse(clear.toString())
}
