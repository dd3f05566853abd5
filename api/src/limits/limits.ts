import rateLimit from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import type { LimitName } from '../contract.ts'
import { EdgeProblem } from '../errors.ts'
import { keyInMemory, whoCounts } from './who.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    limit?: LimitName
  }
  interface FastifyInstance {
    /** Counts a number that is tried for a staff account, whoever tries it and from wherever. */
    countTry(request: FastifyRequest, account: string): Promise<void>
  }
}

const minute = 60 * 1000

/**
 * How often one may. `join` and `return` count strangers behind one address prefix together, so they leave room for a
 * school: 500 people within an hour. `write` is a text every ten seconds for ten minutes.
 * `chat` is what one says in rooms, and coming and going: a message every three seconds for ten minutes.
 * `desk` counts whoever comes to the desk's door by source, with room for an office whose shift begins; a number is
 * counted for its account besides, ten times in ten minutes.
 */
const limits: Record<LimitName, { most: number; window: number }> = {
  join: { most: 1_000, window: 60 * minute },
  return: { most: 1_000, window: 60 * minute },
  write: { most: 60, window: 10 * minute },
  chat: { most: 200, window: 10 * minute },
  read: { most: 1_200, window: 10 * minute },
  desk: { most: 60, window: 10 * minute },
}
const numbers = { most: 10, window: 10 * minute }

/** Limits in memory, or in a Redis that writes nothing to disk. When that one is away nobody is held up. */
export const limiting = plugin(
  async (app, { volatile, factor = 1 }: { volatile?: string | undefined; factor?: number | undefined }) => {
    // loaded where it is used: the client takes 15 MB
    const shared = volatile === undefined ? null : await import('./volatile.ts')
    const redis = shared && volatile !== undefined ? await shared.openVolatile(volatile) : null
    if (redis) app.addHook('onClose', async () => redis.disconnect())
    const { who, source } = whoCounts(redis && shared ? shared.keyInRedis(redis) : keyInMemory())
    await app.register(rateLimit, {
      global: false,
      skipOnError: true,
      ...(redis && { redis, nameSpace: 'tealight-limit-' }),
    })

    const check = (name: LimitName) =>
      app.createRateLimit({
        max: limits[name].most * factor,
        timeWindow: limits[name].window,
        // a session is had for nothing, so it must not make somebody another one at the desk's door
        keyGenerator: async (request: FastifyRequest) =>
          `${name} ${await (name === 'desk' ? source(request) : who(request))}`,
      })
    const checks = {
      join: check('join'),
      return: check('return'),
      write: check('write'),
      chat: check('chat'),
      read: check('read'),
      desk: check('desk'),
    }

    const triedFor = new WeakMap<FastifyRequest, string>()
    const countNumber = app.createRateLimit({
      max: numbers.most * factor,
      timeWindow: numbers.window,
      keyGenerator: (request: FastifyRequest) => `number ${triedFor.get(request) ?? ''}`,
    })
    app.decorate('countTry', async (request: FastifyRequest, account: string) => {
      triedFor.set(request, account)
      const result = await countNumber(request)
      if (!result.isAllowed && result.isExceeded) throw new EdgeProblem('slow_down', Math.max(1, result.ttlInSeconds))
    })

    app.addHook('preHandler', async (request) => {
      const name = request.routeOptions.config.limit
      // strangers who read are not counted: there is nothing to count them by that would be fair
      if (!name || (name === 'read' && !request.session)) return
      const result = await checks[name](request)
      if (!result.isAllowed && result.isExceeded) throw new EdgeProblem('slow_down', Math.max(1, result.ttlInSeconds))
    })
  },
  { name: 'limits', dependencies: ['sessions'] },
)
