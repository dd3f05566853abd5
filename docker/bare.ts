import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { headersFor } from '@tealight/api/headers'

/** What is said to a request that never reaches a route: it came in broken, too big, too slow, or under a foreign name. */
const sentences = {
  400: 'This request could not be read.',
  404: 'There is nothing here.',
  408: 'This took too long to arrive. Please try again.',
  413: 'This is too big.',
  417: 'This server does not do what the request expects.',
  421: 'This server does not answer under that name.',
  431: 'The headers of this request are too big. Deleting the cookies of this page helps.',
} as const
type Status = keyof typeof sentences

/** Such answers with the header table of the api, where Node's own would have none. */
export function bareAnswers(origin: string) {
  const headers = { ...headersFor(origin), 'content-type': 'text/plain; charset=utf-8', connection: 'close' }

  function answer(response: ServerResponse, status: Status): void {
    response.writeHead(status, headers).end(`${sentences[status]}\n`)
  }

  /** The same where there is a socket only. */
  function end(socket: Duplex, status: Status): void {
    if (!socket.writable || isAnswered(socket)) return void socket.destroy()
    const body = `${sentences[status]}\n`
    const lines = Object.entries({ ...headers, 'content-length': String(body.length) }).map(
      ([name, value]) => `${name}: ${value}\r\n`,
    )
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`)
    // Whoever sends on and on is not listened to
    socket.resume()
    setTimeout(() => socket.destroy(), 1000).unref()
  }

  return {
    unreadable: (response: ServerResponse) => answer(response, 400),
    misdirected: (response: ServerResponse) => answer(response, 421),
    unexpected: (_: IncomingMessage, response: ServerResponse) => answer(response, 417),
    broken: (error: NodeJS.ErrnoException, socket: Duplex) => {
      if (error.code === 'ECONNRESET') return void socket.destroy()
      end(socket, byNodeCode[error.code ?? ''] ?? 400)
    },
    notHere: (socket: Duplex) => end(socket, 404),
  }
}

const byNodeCode: Partial<Record<string, Status>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** Half an answer is on its way already: a second one would be read as part of it. */
function isAnswered(socket: Duplex & { _httpMessage?: ServerResponse | null }): boolean {
  return socket._httpMessage?.headersSent === true
}
