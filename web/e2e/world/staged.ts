import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Problem } from '@tealight/api/contract'
import { origin } from './ask.ts'

/**
 * The service's api, but for a few answers that are written here: for pages in states that only moderators can bring
 * about. What is written must be an answer by its contract.
 */
export async function stagedApi(answers: ReadonlyMap<string, unknown>) {
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const staged = request.method === 'GET' ? answers.get(path.replace(/\?.*/, '')) : undefined
    if (staged !== undefined) {
      response.writeHead(isProblem(staged) ? staged.status : 200, { 'content-type': 'application/json' })
      return void response.end(JSON.stringify(staged))
    }
    void buffer(request)
      .then((body) =>
        fetch(origin + path, {
          method: request.method ?? 'GET',
          // the pages stand elsewhere than the service; it would refuse their origin
          headers: { ...given(request.headers), origin },
          ...(body.length > 0 && { body: new Uint8Array(body) }),
        }),
      )
      .then(async (answer) => {
        response.writeHead(answer.status, {
          'content-type': answer.headers.get('content-type') ?? 'application/json',
          'set-cookie': answer.headers.getSetCookie(),
        })
        response.end(await answer.text())
      })
      .catch(() => response.destroy())
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}`, end: () => server.close() }
}

function isProblem(answer: unknown): answer is Problem {
  return typeof answer === 'object' && answer !== null && 'code' in answer && 'status' in answer
}

function given(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const kept = ['accept', 'cookie', 'content-type']
  return Object.fromEntries(
    Object.entries(headers).filter(
      (line): line is [string, string] => kept.includes(line[0]) && typeof line[1] === 'string',
    ),
  )
}
