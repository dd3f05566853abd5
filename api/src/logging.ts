import type { FastifyServerOptions } from 'fastify'

/** What a log line may hold, by whitelist: method, route pattern, status, our own error codes. No address, no URL, no header. */
export const logger: NonNullable<FastifyServerOptions['logger']> = {
  level: 'warn',
  base: null,
  timestamp: () => `,"time":"${new Date().toISOString().slice(0, 16)}Z"`,
  serializers: {
    req: (request) => ({ method: request.method, route: request.routeOptions?.url ?? null }),
    res: (answer) => ({ status: answer.statusCode }),
    err: () => ({ type: 'error', message: '', stack: '' }),
  },
}
