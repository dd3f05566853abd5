/** What a verb may refuse, by name. The api alone knows how HTTP says it. */
export type RefusalCode =
  | 'not_found'
  | 'join_first'
  | 'banned'
  | 'key_used'
  | 'changed'
  | 'name_taken'
  | 'rules_changed'
  | 'already_joined'
  | 'wrong_phrase'
  | 'paused'
  | 'not_allowed'
  | 'step_up'
  | 'taken'
  | 'wrong_code'
  | 'incomplete'
  | 'outside'
  | 'room_closed'
  | 'room_paused'
  | 'muted'
  | 'slow_mode'
  | 'bad_time'
  | 'too_early'

export class Refused extends Error {
  override name = 'Refused'
  readonly code: RefusalCode
  /** Seconds after which it may be tried again, where that is known. */
  readonly retryAfter: number | undefined
  constructor(code: RefusalCode, retryAfter?: number) {
    super(code)
    this.code = code
    this.retryAfter = retryAfter
  }
}

/** The store could not answer in time, or at all. Whether a write happened is unknown: send it again with its key. */
export class Unavailable extends Error {
  override name = 'Unavailable'
}

/** Somebody came between in a way that only a new transaction can see: the work is done once more in one. */
export class Again extends Error {
  override name = 'Again'
}

/** The constraint that a statement broke, through the wrappers of drizzle. */
export function constraintOf(error: unknown): string | null {
  for (let inner: unknown = error; inner instanceof Error; inner = inner.cause) {
    const name: unknown = Reflect.get(inner, 'constraint_name')
    if (typeof name === 'string') return name
  }
  return null
}

/**
 * What may be told of an error to a log: its kind and its place, never its message. The messages of drizzle and
 * Postgres carry the parameters, and those are people's words.
 */
export function whatMayBeTold(error: unknown): { name: string; code?: string; constraint?: string; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const inner = error.cause instanceof Error ? error.cause : error
  return {
    name: /^\w{1,60}$/.test(error.name) ? error.name : 'Error',
    ...plain('code', inner),
    ...plain('constraint', inner, 'constraint_name'),
    at: placesOf(error),
  }
}

function plain<K extends string>(key: K, error: Error, property: string = key): { [key in K]?: string } {
  const value: unknown = Reflect.get(error, property)
  const found: { [key in K]?: string } = {}
  if (typeof value === 'string' && /^[\w.-]{1,80}$/.test(value)) found[key] = value
  return found
}

/** The frames of the stack, without the message that stands before them and may hold anything. */
function placesOf(error: Error): string[] {
  const stack = error.stack ?? ''
  const head = `${error.name}: ${error.message}`
  const end = stack.startsWith(head) ? head.length : stack.indexOf(error.message) + error.message.length
  return stack
    .slice(end)
    .split('\n')
    .filter((line) => /^ {4}at [^\n]{1,300}$/.test(line))
    .slice(0, 12)
}
