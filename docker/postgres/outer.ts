import postgres from 'postgres'
import { isSystemError, Trouble } from '../trouble.ts'

/** The oldest Postgres that has what the tables use (unique nulls not distinct). */
const oldest = 15

/** Says in a sentence why a database cannot be used, and makes it when only it is missing. */
export async function prepareDatabase(url: string): Promise<void> {
  try {
    await checkVersion(url)
  } catch (error) {
    if (!isSystemError(error) || error.code !== '3D000') throw databaseTrouble(error, url)
    await createDatabase(url)
    await checkVersion(url)
  }
}

async function checkVersion(url: string): Promise<void> {
  await using client = connect(url)
  const [row] = await client.sql<[{ version: string }]>`select current_setting('server_version_num') as version`
  const major = Math.floor(Number(row.version) / 10_000)
  if (major < oldest) {
    throw new Trouble(`DATABASE_URL leads to Postgres ${major}, and Tealight needs ${oldest} or newer: upgrade it.`)
  }
}

async function createDatabase(url: string): Promise<void> {
  const name = nameOf(url)
  await using client = connect(url, 'postgres')
  try {
    await client.sql`create database ${client.sql(name)}`
  } catch {
    throw new Trouble(
      `DATABASE_URL names the database "${name}", which is not there: make it (createdb ${name}), or correct the name.`,
    )
  }
}

function connect(url: string, database?: string) {
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 5,
    onnotice: () => undefined,
    ...(database !== undefined && { database }),
  })
  return { sql, [Symbol.asyncDispose]: () => sql.end({ timeout: 1 }) }
}

function databaseTrouble(error: unknown, url: string): unknown {
  if (!isSystemError(error)) return error
  const { host } = new URL(url)
  switch (error.code) {
    case 'ECONNREFUSED':
    case 'CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ECONNRESET':
    case 'CONNECTION_CLOSED':
      return new Trouble(`No Postgres answers at ${host}: start it, or correct DATABASE_URL.`)
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new Trouble(`The name in ${host} is not known: correct DATABASE_URL, or look at the network.`)
    case '28P01':
    case '28000':
      return new Trouble(`Postgres at ${host} refuses the user or password: correct DATABASE_URL.`)
    case '53300':
      return new Trouble(`Postgres at ${host} has no connection left: raise max_connections or end other clients.`)
    case '57P03':
      return new Trouble(`Postgres at ${host} is just starting or stopping: try again in a moment.`)
    default:
      return error
  }
}

const nameOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1)) || 'postgres'
