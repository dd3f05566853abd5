import type { DeskAct } from '@tealight/db/policy'
import { Type, type Static, type TSchema } from 'typebox'

/**
 * A contract says all that may be said over one route: method, path, what goes in, what comes out and how it can go
 * wrong. The route, the typed client of the web and the OpenAPI page are made from it.
 */
export interface Contract {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  config: { public: boolean; limit?: LimitName; desk?: DeskAct | 'staff'; unattended?: boolean }
  schema: {
    operationId: string
    summary: string
    tags: string[]
    params?: TSchema
    querystring?: TSchema
    body?: TSchema
    response: Record<number, TSchema | { description: string; content: Record<string, { schema: TSchema }> }>
  }
}

/** What a person may do too often; the numbers stand in api/src/limits. */
export type LimitName = 'join' | 'write' | 'chat' | 'return' | 'read' | 'desk'

interface Draft<P, Q, B, R> {
  id: string
  method: Contract['method']
  url: string
  summary: string
  /** Every route is closed to strangers until its contract says this. */
  public?: true
  /** A route of the desk: closed to all but staff who may do this; `staff`: to all but staff who signed in. */
  desk?: DeskAct | 'staff'
  /** Asked by an open page on its own: keeps no staff session from falling idle. */
  unattended?: true
  limit?: LimitName
  params?: P
  query?: Q
  body?: B
  answer: R
  /** 200 unless said otherwise. */
  status?: number
  errors?: readonly ProblemCode[]
}

export function contract<
  P extends TSchema = never,
  Q extends TSchema = never,
  B extends TSchema = never,
  R extends TSchema = never,
>(draft: Draft<P, Q, B, R>) {
  const errors: readonly ProblemCode[] = [
    ...everyRoute,
    ...(draft.body ? (['too_slow'] as const) : []),
    ...(draft.public ? [] : closedRoute),
    ...(draft.desk ? [...closedRoute, ...deskRoute] : []),
    ...(draft.errors ?? []),
  ]
  const response: Contract['schema']['response'] = { [draft.status ?? 200]: draft.answer }
  for (const code of errors) {
    const status = problems[code]
    const codes = errors.filter((other) => problems[other] === status)
    response[status] = { description: codes.join(', '), content: { 'application/problem+json': { schema: Problem } } }
  }
  return {
    method: draft.method,
    url: draft.url,
    config: {
      public: draft.public ?? false,
      ...(draft.limit && { limit: draft.limit }),
      ...(draft.desk && { desk: draft.desk }),
      ...(draft.unattended && { unattended: true }),
    },
    schema: {
      operationId: draft.id,
      summary: draft.summary,
      tags: [draft.url.split('/')[2] ?? 'edge'],
      ...(draft.params && { params: draft.params }),
      // a query that nobody asked for is as wrong as an unknown field
      querystring: draft.query ?? exact({}),
      ...(draft.body && { body: draft.body }),
      response,
    },
  } as const as Contract & Shapes<P, Q, B, R>
}

/** Carries the types of a contract; there is nothing behind it at run time. */
interface Shapes<P, Q, B, R> {
  schema: { params: P; querystring: Q; body: B }
  readonly answer?: R
}

/** What a caller gives to a contract, and what it gets back. */
export type Input<C> =
  C extends Shapes<infer P, infer Q, infer B, unknown> ? Part<'params', P> & Part<'query', Q> & Part<'body', B> : never
export type Answer<C> = C extends { readonly answer?: infer R } ? (R extends TSchema ? Static<R> : never) : never
type Part<K extends string, S> = [S] extends [never]
  ? { [key in K]?: never }
  : S extends TSchema
    ? { [key in K]: Static<S> }
    : never

/** Every code that an answer can carry, with its status. The words for people stand in the web's catalogue. */
export const problems = {
  /** The request has the wrong shape: unknown fields, wrong types. */
  invalid: 400,
  /** Not JSON, or not UTF-8, or nested too deep. */
  unreadable: 400,
  sign_in: 401,
  /** The phrase opens nothing. */
  wrong_phrase: 401,
  join_first: 403,
  foreign_origin: 403,
  banned: 403,
  /** A moderator paused this persona: reading and help go on. */
  paused: 403,
  /** The desk: the role does not include it, or not in this group. */
  not_allowed: 403,
  /** The desk: show the second factor again. */
  step_up: 403,
  not_found: 404,
  /** What was sent did not arrive in time. */
  too_slow: 408,
  /** The same key came with another text. The words are safe with the sender; a new key is needed. */
  key_used: 409,
  /** Somebody changed it meanwhile: an edit of an old version, a name that is taken, rules that are newer. */
  changed: 409,
  name_taken: 409,
  rules_changed: 409,
  already_joined: 409,
  /** The desk: somebody else has this flag in hand. */
  taken: 409,
  /** The desk: the code, passkey or number opens nothing. */
  wrong_code: 401,
  too_large: 413,
  not_json: 415,
  /** A text that is empty, too long, or holds what no text may hold. `fields` says which. */
  bad_text: 422,
  /** In a room: one is not inside. */
  outside: 403,
  /** In a room: a facilitator asked one to be quiet for a while; `retryAfter` says how long. */
  muted: 403,
  room_closed: 409,
  /** Nothing can be written just now; what was typed waits. */
  room_paused: 409,
  /** A meeting lies in the past, or another one of its room is on then. */
  bad_time: 422,
  /** A facilitator comes shortly before a meeting begins, not sooner. */
  too_early: 409,
  /** In a room: one message in so many seconds; `retryAfter` says how long. */
  slow_mode: 429,
  /** The desk: the decision lacks something that its act needs, or cannot be made of this. */
  incomplete: 422,
  slow_down: 429,
  broken: 500,
  unavailable: 503,
} as const satisfies Record<string, number>
export type ProblemCode = keyof typeof problems

const everyRoute = ['invalid', 'slow_down', 'broken', 'unavailable'] as const
const closedRoute = ['sign_in'] as const
const deskRoute = ['not_allowed', 'step_up'] as const

export const Problem = Type.Object(
  {
    type: Type.String({ description: 'urn:tealight:problem:CODE' }),
    status: Type.Integer(),
    code: Type.String(),
    fields: Type.Optional(
      Type.Array(Type.Object({ path: Type.String(), reason: Type.String() }), {
        description: 'Which parts were wrong and why. Never echoes what was sent.',
      }),
    ),
    retryAfter: Type.Optional(Type.Integer({ description: 'seconds' })),
  },
  { title: 'Problem' },
)
export type Problem = Static<typeof Problem>

/** One spelling only: Postgres takes several for the same id, and what is derived from an id would differ. */
const canonical = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
export const Id = Type.String({ format: 'uuid', pattern: canonical, description: 'a random id' })

/** The number of a version. It fits the store's integers. */
export const Version = Type.Integer({ minimum: 1, maximum: 1_000_000_000 })

/** A person's words: valid Unicode, something visible in it, no NUL. Length in UTF-16 units. */
export const words = (most: number, description = '') => Type.String({ format: 'words', maxLength: most, description })

/** A sealed place in a list, as an earlier answer gave it. */
export const Cursor = Type.String({ minLength: 1, maxLength: 200, pattern: '^[A-Za-z0-9_-]+$' })

/** This or null. Said as one type, which a serialiser writes at once; a union it would have to try out. */
export function orNull<T extends TSchema & { type: string }>(schema: T, description = '') {
  return Type.Unsafe<Static<T> | null>({ ...schema, type: [schema.type, 'null'], description })
}

export const Nothing = Type.Object({}, { additionalProperties: false })

export function choice<const T extends readonly string[]>(list: T, description = '') {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...list], description })
}

export function choiceOrNull<const T extends readonly string[]>(list: T, description = '') {
  return Type.Unsafe<T[number] | null>({ type: ['string', 'null'], enum: [...list, null], description })
}

/** An object whose fields somebody else has defined: it goes out as it is. */
export const asJson = (description: string) => Type.Object({}, { additionalProperties: true, description })

/** An object that refuses what it does not know. */
export const exact: typeof Type.Object = (properties, options) =>
  Type.Object(properties, { additionalProperties: false, ...options })
