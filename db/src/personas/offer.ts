import { and, eq, inArray } from 'drizzle-orm'
import { randomInt } from 'node:crypto'
import { openFromEdge, sealForEdge } from '../keys/directory.ts'
import type { Db, Tx } from '../store.ts'
import { personas } from '../tables/personas.ts'
import { adjectives, nouns } from './names.ts'

export interface Offered {
  name: string
  mark: number
}

const offered = 3
const goodFor = 2 * 60 * 60

/** Three free names with marks, and the seal that proves they were offered. */
export async function offerNames(db: Db, group: string): Promise<{ offer: string; names: Offered[] }> {
  const drawn = [...new Set(Array.from({ length: 4 * offered }, drawName))]
  const rows = await db.sql
    .select({ name: personas.name })
    .from(personas)
    .where(and(eq(personas.groupId, group), inArray(personas.name, drawn)))
  const taken = new Set(rows.map((row) => row.name))
  const names = drawn
    .filter((name) => !taken.has(name))
    .slice(0, offered)
    .map((name) => ({ name, mark: randomInt(2 ** 31) }))
  return { offer: sealForEdge(db.keys, `names ${group}`, { names, until: seconds() + goodFor }), names }
}

/** The chosen one of an offer that we made for this group; null for anything else, and for an old one. */
export function openOffer(tx: Tx, group: string, offer: string, choice: number): Offered | null {
  const opened = openFromEdge(tx.keys, `names ${group}`, offer)
  if (!isOffer(opened) || opened.until < seconds()) return null
  return opened.names[choice] ?? null
}

function drawName(): string {
  return `${adjectives[randomInt(adjectives.length)] ?? ''} ${nouns[randomInt(nouns.length)] ?? ''}`
}

/** Only bounds how long an offer is good; it is not stored, so a process clock will do. */
const seconds = () => Math.floor(performance.timeOrigin / 1000 + performance.now() / 1000)

function isOffer(value: unknown): value is { names: Offered[]; until: number } {
  return typeof value === 'object' && value !== null && 'names' in value && 'until' in value
}
