import type { ISql } from 'postgres'

/** Somebody of the test's world, with all that only the test knows. */
export interface Person {
  name: string
  /** Persona ids, and the group of each. */
  personas: Map<string, string>
  /** Root, tokens and the like: what may stand nowhere. */
  secrets: Buffer[]
  sessions: Set<string>
  identity: string | null
}

export interface Row {
  table: string
  values: Record<string, unknown>
  xmin: string
  /** Whose row it is: a persona, a session or an identity; null for what belongs to nobody. */
  entity: string | null
}

export interface Heard {
  person: string
  /** The group that the request was about; null for what concerns all groups. */
  group: string | null
  url: string
  text: string
}

/** Every row of every table of ours, with what Postgres adds to it. */
export async function readEverything(sql: ISql): Promise<Row[]> {
  const tables = await sql<
    { name: string }[]
  >`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`
  const rows: Row[] = []
  for (const { name } of tables) {
    const found = await sql<
      { values: Row['values']; xmin: string }[]
    >`select to_jsonb(t) as values, xmin::text as xmin from ${sql(name)} t`
    for (const { values, xmin } of found) rows.push({ table: name, values, xmin, entity: null })
  }
  return attribute(rows)
}

function attribute(rows: Row[]): Row[] {
  const posts = rows.filter((row) => row.table === 'posts').map((row) => row.values)
  const authors = new Map(posts.map((post) => [post['id'], String(post['persona_id'])]))
  const lastWriters = new Map(
    posts.map((post) => [`${String(post['thread_id'])} ${String(post['number'])}`, String(post['persona_id'])]),
  )
  const flags = new Map(
    rows.filter((row) => row.table === 'flags').map((row) => [row.values['id'], String(row.values['persona_id'])]),
  )
  const ofFlag = (values: Row['values']) => flags.get(values['flag_id'])
  const nobody = () => null
  const whose: Record<string, (values: Row['values']) => string | null | undefined> = {
    personas: (values) => String(values['id']),
    data_keys: (values) => String(values['persona_id']),
    ignores: (values) => String(values['persona_id']),
    posts: (values) => String(values['persona_id']),
    text_versions: (values) => authors.get(values['subject_id']),
    threads: (values) => lastWriters.get(`${String(values['id'])} ${String(values['last_number'])}`),
    sessions: (values) => `session ${hexOf(values['token_hash'])}`,
    identities: (values) => `identity ${hexOf(values['lookup'])}`,
    assessment_tasks: (values) => authors.get(values['subject_id']),
    assessments: (values) => authors.get(values['subject_id']),
    flags: (values) => String(values['persona_id']),
    flag_keys: ofFlag,
    // a report is its reporter's
    signals: (values) => (values['persona_id'] === null ? ofFlag(values) : String(values['persona_id'])),
    notices: (values) => String(values['persona_id']),
    seats: (values) => String(values['persona_id']),
    sign_ups: (values) => String(values['persona_id']),
    reactions: (values) => String(values['persona_id']),
    decisions: ofFlag,
    case_notes: ofFlag,
    escalations: ofFlag,
    ...Object.fromEntries(ofNobody.map((table) => [table, nobody])),
  }
  return rows.map((row) => {
    const of = whose[row.table]
    if (!of) throw new Error(`the walk does not know whose the rows of ${row.table} are: tell it`)
    return { ...row, entity: of(row.values) ?? null }
  })
}

/** The house's own rows and those of staff, who are named. */
export const ofNobody = [
  'groups',
  'rules',
  'rooms',
  'meetings',
  'check_ins',
  'resources',
  'desks',
  'cover_hours',
  'on_call',
  'pulse',
  'audit',
  'staff',
  'staff_challenges',
  'staff_codes',
  'staff_passkeys',
  'staff_personas',
  'staff_roles',
  'staff_sessions',
]

/** All that leads from one persona to another of the same person, or to their session or identity. */
export function findLinks(rows: readonly Row[], people: readonly Person[]): string[] {
  return [
    ...linksByBytes(rows, people),
    ...linksByTransaction(rows, people),
    ...linksByValues(rows, people),
    ...secretsAtRest(rows, people),
    ...fineTimes(rows),
  ]
}

// where one writes is part of how one writes; the ids of groups and threads are everybody's
const places = new Set(['group_id', 'thread_id', 'threads.id'])
const isPlace = (row: Row, column: string) => places.has(column) || places.has(`${row.table}.${column}`)

/** Any eight bytes that stand in rows of two who must not be linked. */
function linksByBytes(rows: readonly Row[], people: readonly Person[]): string[] {
  const holders = new Map<string, Set<string>>()
  const where = new Map<string, string>()
  for (const row of rows) {
    if (row.entity === null) continue
    for (const [column, value] of Object.entries(row.values)) {
      if (isPlace(row, column)) continue
      for (const window of windowsOf(hexOf(value))) {
        add(holders, window, row.entity)
        where.set(window, `${row.table}.${column}`)
      }
    }
  }
  return linking(holders, people, (window) => `the bytes of ${String(where.get(window))}`)
}

/** One transaction that wrote for two of them. One that wrote for nearly everybody tells nothing. */
function linksByTransaction(rows: readonly Row[], people: readonly Person[]): string[] {
  const holders = new Map<string, Set<string>>()
  for (const { entity, xmin } of rows) if (entity !== null) add(holders, xmin, entity)
  const person = personOf(people)
  const everybody = people.length * 0.9
  for (const [xmin, entities] of holders) {
    if (new Set([...entities].map((entity) => person.get(entity))).size >= everybody) holders.delete(xmin)
  }
  return linking(holders, people, (xmin) => `transaction ${xmin}`)
}

/** Columns of words, numbers and days: do two of one person share a value more often than two of different people? */
function linksByValues(rows: readonly Row[], people: readonly Person[]): string[] {
  const person = personOf(people)
  const columns = new Map<string, Map<string, Set<string>>>()
  for (const row of rows) {
    if (row.entity === null || !person.has(row.entity)) continue
    for (const [column, value] of Object.entries(row.values)) {
      if (value === null || isPlace(row, column) || hexOf(value) !== '') continue
      const name = `${row.table}.${column}`
      const values = columns.get(name) ?? new Map<string, Set<string>>()
      columns.set(name, values)
      add(values, JSON.stringify(value), row.entity)
    }
  }
  return [...columns].flatMap(([column, values]) => {
    const all = new Set([...values.values()].flatMap((entities) => [...entities]))
    const chance = samePairs([...all], person) / Math.max(1, (all.size * (all.size - 1)) / 2)
    let expected = 0
    let observed = 0
    for (const entities of values.values()) {
      expected += ((entities.size * (entities.size - 1)) / 2) * chance
      observed += samePairs([...entities], person)
    }
    return observed > 1.5 * expected + 8
      ? [`the values of ${column}: ${observed} pairs, by chance ${Math.round(expected)}`]
      : []
  })
}

function samePairs(entities: string[], person: ReadonlyMap<string, string>): number {
  const counts = new Map<string, number>()
  for (const entity of entities) counts.set(person.get(entity) ?? '', (counts.get(person.get(entity) ?? '') ?? 0) + 1)
  return [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
}

function secretsAtRest(rows: readonly Row[], people: readonly Person[]): string[] {
  const secret = new Map<string, string>()
  for (const { name, secrets } of people)
    for (const bytes of secrets) for (const window of windowsOf(bytes.toString('hex'))) secret.set(window, name)
  return rows.flatMap(({ table, values }) =>
    Object.entries(values).flatMap(([column, value]) => {
      const found = windowsOf(hexOf(value)).find((window) => secret.has(window))
      return found === undefined ? [] : [`a secret of ${String(secret.get(found))} in ${table}.${column}`]
    }),
  )
}

/**
 * Minutes where people write and where a moderator's clock runs, days everywhere else. A task lives for a second and
 * then is gone, and what staff do is told to the instant.
 */
function fineTimes(rows: readonly Row[]): string[] {
  const minutes = new Set([
    'posts.written_at',
    'threads.active_at',
    'flags.opened_at',
    'flags.due_at',
    'flags.escalate_at',
    'signals.at',
    'notices.at',
    'seats.seen_at',
  ])
  const exempt = new Set([...ofNobody, 'assessment_tasks', 'decisions', 'case_notes', 'escalations'])
  const found = new Set<string>()
  for (const { table, values } of rows) {
    if (exempt.has(table)) continue
    for (const [column, value] of Object.entries(values)) {
      const time = /^\d{4}-\d\d-\d\d[T ](\d\d:\d\d:\d\d(?:\.\d+)?)/.exec(String(value))?.[1]
      if (time === undefined) continue
      if (!minutes.has(`${table}.${column}`)) found.add(`a time in ${table}.${column}`)
      else if (!time.endsWith(':00')) found.add(`seconds in ${table}.${column}`)
    }
  }
  return [...found]
}

/** What an answer told that it should not have: somebody of another group, a secret, a time. */
export function findTold(heard: readonly Heard[], people: readonly Person[]): string[] {
  const groupOf = new Map(people.flatMap(({ personas }) => [...personas]))
  const own = new Map(people.map(({ name, personas }) => [name, personas]))
  const needles = new Map<string, string>()
  for (const { name, secrets } of people)
    for (const secret of secrets)
      for (const coding of ['hex', 'base64', 'base64url'] as const)
        needles.set(secret.toString(coding).slice(0, 12), name)

  const found = new Set<string>()
  for (const { person, group, url, text } of heard) {
    for (const [id] of text.matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g)) {
      const home = groupOf.get(id)
      if (home === undefined) continue
      if (group === null ? !own.get(person)?.has(id) : home !== group) found.add(`a persona of another group in ${url}`)
    }
    for (let at = 0; at + 12 <= text.length; at += 1) {
      const name = needles.get(text.slice(at, at + 12))
      if (name !== undefined) found.add(`a secret of ${name} in ${url}`)
    }
    if (/\d\d:\d\d/.test(text)) found.add(`a time in ${url}`)
  }
  return [...found]
}

function linking(
  holders: ReadonlyMap<string, ReadonlySet<string>>,
  people: readonly Person[],
  say: (what: string) => string,
): string[] {
  const person = personOf(people)
  const found = new Set<string>()
  for (const [what, entities] of holders) {
    if (entities.size < 2) continue
    const list = [...entities]
    for (const [at, one] of list.entries()) {
      for (const other of list.slice(at + 1)) {
        // a session and the identity of one person may know each other: that is how a phrase ends sessions
        if (!isPersona(one) && !isPersona(other)) continue
        if (person.has(one) && person.get(one) === person.get(other))
          found.add(`${say(what)} links two of ${String(person.get(one))}`)
      }
    }
  }
  return [...found]
}

const isPersona = (entity: string) => !entity.includes(' ')

function personOf(people: readonly Person[]): Map<string, string> {
  return new Map(
    people.flatMap(({ name, personas, sessions, identity }) =>
      [
        ...personas.keys(),
        ...[...sessions].map((hash) => `session ${hash}`),
        ...(identity === null ? [] : [`identity ${identity}`]),
      ].map((entity) => [entity, name] as const),
    ),
  )
}

/** The hexadecimal digits of a value of bytes or of an id; nothing for any other value. */
function hexOf(value: unknown): string {
  const text = typeof value === 'string' ? value : ''
  if (text.startsWith('\\x')) return text.slice(2)
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text.replaceAll('-', '') : ''
}

const windows = new Map<string, string[]>()

function windowsOf(hex: string): string[] {
  const known = windows.get(hex)
  if (known) return known
  const made = Array.from({ length: Math.max(0, hex.length / 2 - 7) }, (_, at) => hex.slice(at * 2, at * 2 + 16))
  windows.set(hex, made)
  return made
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key)
  if (set) set.add(value)
  else map.set(key, new Set([value]))
}
