import { open, seal, type Secret } from '../keys/box.ts'
import type { NoteTopic } from '../words.ts'

/** All that a person wrote in one text. It rests only sealed. */
export interface Content {
  /** Only in the post that opens a thread. */
  title?: string | undefined
  text: string
  note?: { topics: NoteTopic[]; words?: string | undefined } | undefined
}

/** Whether two texts are the same one, in whatever order their parts came. */
export function sameContent(one: Content, other: Content): boolean {
  return toJson(one) === toJson(other)
}

const toJson = ({ title, text, note }: Content) =>
  JSON.stringify({ title, text, note: note && { topics: note.topics, words: note.words } })

/** Which text it is; a sealed value opens nowhere else. */
export interface Place {
  subject: string
  version: number
  group: string
}

/*
 * Format 1: byte 1, then the number of the data key (2 bytes; a persona has one, 1, until it is given another), then
 * nonce, ciphertext and tag of the content as JSON in UTF-8, filled with spaces to a multiple of 256 bytes, so that the
 * length tells little.
 */
const format = 1
const dataKeyNumber = 1
const step = 256

export function sealContent(secret: Secret, content: Content, place: Place): Buffer {
  const json = Buffer.from(toJson(content))
  const clear = Buffer.alloc(Math.ceil(json.length / step) * step, ' ')
  json.copy(clear)
  return Buffer.concat([Buffer.from([format, 0, dataKeyNumber]), seal(secret, clear, bound(place))])
}

/** The content, or null when the key or the place is another one. Opens every format that was ever written. */
export function openContent(secret: Secret, sealed: Buffer, place: Place): Content | null {
  if (sealed.length < 3 || sealed[0] !== format || sealed.readUInt16BE(1) !== dataKeyNumber) return null
  const clear = open(secret, sealed.subarray(3), bound(place))
  return clear && parse(clear)
}

/** The tag has vouched that these are bytes that sealContent made. */
function parse(clear: Buffer): Content {
  return JSON.parse(clear.toString())
}

const bound = ({ subject, version, group }: Place) => `text ${subject} ${version} ${group}`
