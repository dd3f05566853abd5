import type { FastifyInstance } from 'fastify'
import { EdgeProblem } from './errors.ts'

/**
 * A write comes from our own pages or from no page at all. Browsers say where from in Origin; where one leaves it out,
 * Sec-Fetch-Site must say that it is us. (Programs without a browser send our origin themselves.)
 */
export function originCheck(app: FastifyInstance, origin: string): void {
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return
    const from = request.headers.origin
    if (from === origin) return
    const unsaid = from === undefined || from === 'null'
    if (unsaid && request.headers['sec-fetch-site'] === 'same-origin') return
    throw new EdgeProblem('foreign_origin')
  })
}
