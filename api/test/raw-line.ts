import { createConnection, type Socket } from 'node:net'

/** A frame as RFC 6455 has it, or as it forbids it. */
export interface RawFrame {
  opcode: number
  payload?: Buffer | string
  /** The last of its message. */
  fin?: boolean
  /** The three reserved bits. */
  reserved?: number
  masked?: boolean
  /** What it says of its length, in eight bytes, when that is not the truth. */
  length?: bigint
}

export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const

export function frame({ opcode, payload = '', fin = true, reserved = 0, masked = true, length }: RawFrame): Buffer {
  const body = Buffer.from(payload)
  const mask = Buffer.from([0x12, 0x34, 0x56, 0x78])
  const head = Buffer.alloc(10)
  head[0] = (fin ? 0x80 : 0) | (reserved << 4) | opcode
  let end = 2
  if (length !== undefined || body.length > 0xffff) {
    head[1] = 127
    head.writeBigUInt64BE(length ?? BigInt(body.length), 2)
    end = 10
  } else if (body.length > 125) {
    head[1] = 126
    head.writeUInt16BE(body.length, 2)
    end = 4
  } else head[1] = body.length
  if (!masked) return Buffer.concat([head.subarray(0, end), body])
  head[1] = (head[1] ?? 0) | 0x80
  for (let at = 0; at < body.length; at += 1) body[at] = (body[at] ?? 0) ^ (mask[at % 4] ?? 0)
  return Buffer.concat([head.subarray(0, end), mask, body])
}

export const text = (words: string | Buffer): Buffer => frame({ opcode: opcodes.text, payload: words })

/** A line into a room over a bare connection, which may say whatever it likes. */
export interface RawLine {
  socket: Socket
  /** The status of the answer to the upgrade. */
  status: number
  /** What came, frame by frame. */
  heard: { opcode: number; payload: Buffer }[]
  /** Resolves when it is over: the code of the close frame, or 1006 when there was none. */
  ended: Promise<number>
  isOver(): boolean
}

export async function openRaw(
  place: { port: number; origin: string },
  room: string,
  cookie: string,
  { headers = [], since = 0, answersEnd = true }: { headers?: string[]; since?: number; answersEnd?: boolean } = {},
): Promise<RawLine> {
  const socket = createConnection(place.port, '127.0.0.1')
  socket.setNoDelay(true)
  const heard: RawLine['heard'] = []
  let rest = Buffer.alloc(0)
  let isOver = false
  let status = 0
  const opened = Promise.withResolvers<void>()
  socket.on('error', () => {})
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk as Buffer])
    if (status === 0) {
      const end = rest.indexOf('\r\n\r\n')
      if (end < 0) return
      status = Number(rest.subarray(9, 12))
      rest = rest.subarray(end + 4)
      opened.resolve()
    }
    for (let one = next(rest); one; one = next(rest)) {
      heard.push({ opcode: one.opcode, payload: Buffer.from(one.payload) })
      rest = rest.subarray(one.end)
      if (one.opcode === opcodes.close && answersEnd) socket.end(frame({ opcode: opcodes.close, payload: one.payload }))
    }
  })
  const ended = new Promise<number>((done) => {
    socket.on('close', () => {
      isOver = true
      opened.resolve()
      const close = heard.find(({ opcode }) => opcode === opcodes.close)
      done(close && close.payload.length >= 2 ? close.payload.readUInt16BE(0) : 1006)
    })
  })
  socket.write(
    [
      `GET /live/rooms/${room}?since=${since} HTTP/1.1`,
      'Host: localhost',
      `Origin: ${place.origin}`,
      `Cookie: ${cookie}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${Buffer.alloc(16, 1).toString('base64')}`,
      ...headers,
      '\r\n',
    ].join('\r\n'),
  )
  await opened.promise
  return { socket, status, heard, ended, isOver: () => isOver }
}

/** The first whole frame; servers do not mask. */
function next(bytes: Buffer): { opcode: number; payload: Buffer; end: number } | null {
  if (bytes.length < 2) return null
  let length = (bytes[1] ?? 0) & 0x7f
  let start = 2
  if (length === 126) {
    if (bytes.length < 4) return null
    length = bytes.readUInt16BE(2)
    start = 4
  } else if (length === 127) {
    if (bytes.length < 10) return null
    length = Number(bytes.readBigUInt64BE(2))
    start = 10
  }
  const end = start + length
  return bytes.length < end ? null : { opcode: (bytes[0] ?? 0) & 15, payload: bytes.subarray(start, end), end }
}
