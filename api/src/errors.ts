import { Refused, Unavailable, whatMayBeTold } from '@tealight/db/refusals'
import { isOutage } from '@tealight/db/connect'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problems, type Problem, type ProblemCode } from './contract.ts'
import { headersFor } from './headers.ts'

/** What the edge itself refuses. Verbs throw Refused; this file alone knows how HTTP says either. */
export class EdgeProblem extends Error {
  override name = 'EdgeProblem'
  readonly code: ProblemCode
  readonly retryAfter: number | undefined
  constructor(code: ProblemCode, retryAfter?: number) {
    super(code)
    this.code = code
    this.retryAfter = retryAfter
  }
}

/** Every error becomes problem+json with a code. What was sent is never told back, and never logged. */
export function errors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, answer) => {
    const problem = toProblem(error, request)
    if (problem.status >= 500) request.log.error({ error: whatMayBeTold(error) }, problem.code)
    return tell(answer, problem)
  })
  app.setNotFoundHandler((request, answer) => tell(answer, make('not_found')))
}

/** What Fastify refuses before it has found a route: addresses that cannot be read, or are too long. */
export function refuseEarly(origin: string) {
  const table = headersFor(origin)
  return (error: FastifyError, request: FastifyRequest, answer: FastifyReply): void => {
    void tell(answer.headers(table), make('not_found'))
  }
}

function tell(answer: FastifyReply, problem: Problem): FastifyReply {
  if (problem.retryAfter !== undefined) answer.header('retry-after', problem.retryAfter)
  return answer.code(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem)
}

function toProblem(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof Refused) return make(error.code, { retryAfter: error.retryAfter })
  if (error instanceof EdgeProblem) return make(error.code, { retryAfter: error.retryAfter })
  if (error instanceof Unavailable || isOutage(error)) return make('unavailable', { retryAfter: 5 })
  if (error.validation) return ofValidation(error.validation, takesText(request))
  const code = byFastifyCode[error.code]
  if (code) return make(code)
  if (error.statusCode === 400) return make('unreadable')
  return make('broken')
}

const byFastifyCode: Partial<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'not_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'unreadable',
  FST_ERR_CTP_INVALID_JSON_BODY: 'unreadable',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'unreadable',
}

/** A text that cannot be taken is another matter than a request of the wrong shape: a person can mend it. */
function ofValidation(found: NonNullable<FastifyError['validation']>, ofText: boolean): Problem {
  const fields = found.slice(0, 10).map((one) => ({ path: one.instancePath.slice(0, 100), reason: reasonOf(one) }))
  const isText = ofText && fields.length > 0 && fields.every((field) => textReasons.has(field.reason))
  return make(isText ? 'bad_text' : 'invalid', { fields })
}

/** A route that takes words says so in its contract. */
function takesText(request: FastifyRequest): boolean {
  const { response } = request.routeOptions.schema ?? {}
  return typeof response === 'object' && response !== null && String(problems.bad_text) in response
}

const textReasons = new Set(['too_long', 'not_words'])

function reasonOf(one: { keyword: string; params?: Record<string, unknown> }): string {
  if (one.keyword === 'maxLength') return 'too_long'
  if (one.keyword === 'format') return one.params?.['format'] === 'words' ? 'not_words' : 'format'
  return one.keyword
}

function make(code: ProblemCode, more: { retryAfter?: number | undefined; fields?: Problem['fields'] } = {}): Problem {
  const { retryAfter, fields } = more
  return {
    type: `urn:tealight:problem:${code}`,
    status: problems[code],
    code,
    ...(retryAfter !== undefined && { retryAfter }),
    ...(fields && { fields }),
  }
}
