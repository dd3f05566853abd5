import type { Db } from '@tealight/db/connect'
import { Refused } from '@tealight/db/refusals'
import type { Proof } from '@tealight/db/staff/add-proof'
import { findPasskey } from '@tealight/db/staff/find-passkey'
import { findNumber, type Shown } from '@tealight/db/staff/show-proof'
import { readClock } from '@tealight/db/staff/read-clock'
import type { MadePasskey, ShownPasskey } from './contract.ts'
import { stepOf } from './numbers.ts'
import { checkMade, checkShown } from './passkeys.ts'
import type { Ticket } from './tickets.ts'

/** Whom a number is counted for: see api/src/limits. */
type CountTry = (account: string) => Promise<void>

/** What somebody made just now, checked against the ticket that asked for it. */
export async function newProof(
  db: Db,
  origin: string,
  ticket: Ticket | null,
  given: { passkey: MadePasskey } | { number: string },
): Promise<Proof> {
  if (!ticket) throw new Refused('changed')
  if ('passkey' in given) {
    const made = await checkMade(origin, ticket.challenge, given.passkey)
    if (!made) throw new Refused('wrong_code')
    return { way: 'passkey', challenge: ticket.challenge, ...made }
  }
  const { secret: sealed, deskKey } = ticket
  if (sealed === undefined || deskKey === undefined) throw new Refused('changed')
  const secret = Buffer.from(sealed, 'base64url')
  const step = stepOf(secret, given.number, await readClock(db))
  if (step === null) throw new Refused('wrong_code')
  return { way: 'number', secret, deskKey, step }
}

/** What somebody shows to come in, or to come in again. */
export async function shownPasskey(db: Db, origin: string, ticket: Ticket | null, shown: ShownPasskey): Promise<Shown> {
  const passkey = await findPasskey(db, shown.id)
  if (!ticket || !passkey) throw new Refused('wrong_code')
  const counter = await checkShown(origin, ticket.challenge, shown, passkey)
  if (counter === null) throw new Refused('wrong_code')
  return { way: 'passkey', account: passkey.account, id: passkey.id, counter, challenge: ticket.challenge }
}

export async function shownNumber(
  db: Db,
  by: { deskKey: string } | { account: string },
  number: string,
  count: CountTry,
): Promise<Shown> {
  const { account, secret, seconds } = await findNumber(db, by)
  await count(account)
  const step = stepOf(secret, number, seconds)
  if (step === null) throw new Refused('wrong_code')
  return { way: 'number', account, step }
}
