import type { FastifyInstance } from 'fastify'
import { EdgeProblem } from './errors.ts'

/** Every request settles within 5 s, whatever the store does; the store's own deadline is shorter. */
const most = 4_500

/**
 * Answers for a handler that does not. (Fastify's handlerTimeout is taken off when the body was read: Node says `close` of
 * a request that came in whole.)
 */
export function deadline(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, answer) => {
    const timer = setTimeout(() => {
      if (answer.sent) return
      answer.send(request.raw.complete ? new EdgeProblem('unavailable', 5) : new EdgeProblem('too_slow'))
    }, most)
    answer.raw.once('close', () => clearTimeout(timer))
  })
}
