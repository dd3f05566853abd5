import { and, eq, sql } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import type { FoundPersona } from '../personas/find.ts'
import { offerNames, type Offered } from '../personas/offer.ts'
import { Refused } from '../refusals.ts'
import type { Staff } from '../staff/reach.ts'
import type { Tx } from '../store.ts'
import { groups } from '../tables/groups.ts'
import { dataKeys, personas } from '../tables/personas.ts'
import { staffPersonas } from '../tables/staff.ts'
import { makeDataKey } from '../texts/data-keys.ts'
import type { StaffRole } from '../words.ts'

/** Who speaks with members, the strongest first. */
const speaking = ['lead', 'moderator', 'facilitator', 'helper'] as const satisfies StaffRole[]

/**
 * As whom somebody of the staff writes in a group: a name of two words with a role beside it, made when it is first
 * needed. Members never see the account, and its names in two groups have nothing in common.
 */
export async function rolePersona(tx: Tx, by: Staff, group: string): Promise<FoundPersona> {
  // twice at once would make two of them
  await tx.sql.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${by.id} ${group}`}, 0))`)
  const role = strongest(by, group)
  const id = (await findOwn(tx, by, group)) ?? (await make(tx, by, group, role))
  // roles change; what members see beside the name is the one of now
  await tx.sql.update(personas).set({ role }).where(eq(personas.id, id))
  const [row] = await tx.sql
    .select()
    .from(personas)
    .innerJoin(dataKeys, eq(dataKeys.personaId, personas.id))
    .where(eq(personas.id, id))
  if (!row) throw new Error('the moderator’s persona has no key')
  const { mark, standing } = row.personas
  const { wrapKey, wrapped } = row.data_keys
  const name = row.personas.name ?? ''
  return { id, group, name, mark, role, standing, agreed: true, paused: false, news: 0, wrapKey, wrapped }
}

function strongest(by: Staff, group: string): StaffRole {
  const role = speaking.find((one) =>
    by.roles.some((held) => held.role === one && (held.group === null || held.group === group)),
  )
  if (!role) throw new Refused('not_allowed')
  return role
}

async function findOwn(tx: Tx, by: Staff, group: string): Promise<string | null> {
  const [row] = await tx.sql
    .select({ id: personas.id })
    .from(staffPersonas)
    .innerJoin(personas, eq(personas.id, staffPersonas.personaId))
    .where(and(eq(staffPersonas.staffId, by.id), eq(staffPersonas.groupId, group), eq(personas.standing, 'member')))
  return row?.id ?? null
}

async function make(tx: Tx, by: Staff, group: string, role: StaffRole): Promise<string> {
  const [place] = await tx.sql.select({ rulesVersion: groups.rulesVersion }).from(groups).where(eq(groups.id, group))
  if (!place) throw new Refused('not_found')
  // of no root: nothing derives it, so it is anybody's guess
  const id = randomUUID()
  const base = {
    id,
    groupId: group,
    role,
    rulesVersion: place.rulesVersion,
    seenOn: sql`date_trunc('month', ${tx.now})::date`,
  }
  const isMade = await underFreeName(tx, group, async (offered) => {
    const rows = await tx.sql
      .insert(personas)
      .values({ ...base, ...offered })
      .onConflictDoNothing()
      .returning({ id: personas.id })
    return rows.length > 0
  })
  if (!isMade) throw new Error('no free name was found')
  await makeDataKey(tx, id)
  const own = { staffId: by.id, groupId: group, personaId: id }
  await tx.sql
    .insert(staffPersonas)
    .values(own)
    .onConflictDoUpdate({ target: [staffPersonas.staffId, staffPersonas.groupId], set: { personaId: id } })
  return id
}

/** Tries names until one is free; somebody may take one in the same moment. */
async function underFreeName(tx: Tx, group: string, insert: (offered: Offered) => Promise<boolean>): Promise<boolean> {
  for (let round = 0; round < 5; round += 1) {
    const { names } = await offerNames(tx, group)
    for (const offered of names) if (await insert(offered)) return true
  }
  return false
}
