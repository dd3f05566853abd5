import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { Db } from '@tealight/db/connect'
import { shipResources } from '@tealight/db/resources/ship'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type RawServerDefault } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { audit } from './audit/routes.ts'
import { deadline } from './deadline.ts'
import { desk } from './desk.ts'
import { errors, refuseEarly } from './errors.ts'
import { flags } from './flags/routes.ts'
import { groups } from './groups/routes.ts'
import { headers } from './headers.ts'
import { health } from './health/routes.ts'
import { identities } from './identities/routes.ts'
import { limiting } from './limits/limits.ts'
import { logger } from './logging.ts'
import { notices } from './notices/routes.ts'
import { originCheck } from './origin.ts'
import { mostBytes, parsing } from './parse.ts'
import { personas } from './personas/routes.ts'
import { posts } from './posts/routes.ts'
import { helplines } from './resources/helplines.ts'
import { resources } from './resources/routes.ts'
import { meetings } from './meetings/routes.ts'
import { rooms } from './rooms/routes.ts'
import { ajv } from './schemas.ts'
import { sessions } from './session.ts'
import { sockets } from './sockets.ts'
import { staff } from './staff/routes.ts'
import { threads } from './threads/routes.ts'

export interface ApiOptions {
  db: Db
  /** Where the pages come from, such as https://talk.example.org. Writes from anywhere else are refused. */
  origin: string
  redis?: { volatile?: string | undefined } | undefined
  /** The addresses of the proxies in front, whose word on the client's address is taken. */
  trustProxy?: string[] | undefined
  logger?: boolean | undefined
  /** Multiplies all limits; for benches and load tests. */
  limitFactor?: number | undefined
}

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** What the routes of a subject are given. */
export interface RouteOptions {
  db: Db
  origin: string
  /** See ApiOptions. */
  limitFactor?: number | undefined
}

/** The api as a function: every subject is on the list below, and nowhere else. */
export async function makeApi(options: ApiOptions): Promise<App> {
  const { db, origin } = options
  const app: App = Fastify({
    ajv,
    logger: options.logger === false ? false : logger,
    logController: new LogController({ disableRequestLogging: true }),
    serializerOpts: { ajv: ajv.customOptions },
    bodyLimit: mostBytes,
    trustProxy: options.trustProxy ?? false,
    frameworkErrors: refuseEarly(origin),
    return503OnClosing: true,
    routerOptions: { maxParamLength: 100 },
    exposeHeadRoutes: false,
  }).withTypeProvider<TypeBoxTypeProvider>()

  errors(app)
  headers(app, origin)
  deadline(app)
  originCheck(app, origin)
  parsing(app)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tealight',
        version: '1',
        description: 'Every route, what it takes, what it answers and how it refuses.',
      },
      servers: [{ url: origin }],
    },
    refResolver: {
      buildLocalReference: (schema, _base, _fragment, index) => String(schema.title ?? `schema-${index}`),
    },
  })
  await sockets(app)
  await app.register(sessions, { db, origin })
  await app.register(desk, { db, origin })
  await app.register(limiting, { volatile: options.redis?.volatile, factor: options.limitFactor })

  const given: RouteOptions = { db, origin, limitFactor: options.limitFactor }
  for (const subject of [
    health,
    identities,
    groups,
    personas,
    threads,
    posts,
    rooms,
    meetings,
    notices,
    resources,
    staff,
    flags,
    audit,
  ])
    await app.register(subject, given)
  app.get('/api/openapi.json', { schema: { hide: true }, config: { public: true } }, () => app.swagger())

  await db.transaction((tx) =>
    shipResources(
      tx,
      helplines.map((one) => ({ ...one, contacts: [...one.contacts] })),
    ),
  )
  return app
}
