import { asc, desc, eq, sql } from 'drizzle-orm'
import type { Finding } from '../crisis/finding.ts'
import { instant, readLine, type FlagLine } from '../flags/line.ts'
import type { SignalDetail } from '../flags/raise.ts'
import { requireFlag } from '../flags/require.ts'
import { readRules, type Rule } from '../groups/read-rules.ts'
import { placeOf } from '../posts/place-of.ts'
import { Refused } from '../refusals.ts'
import { reaches, type Staff } from '../staff/reach.ts'
import type { Db } from '../store.ts'
import { caseNotes, signals } from '../tables/flags.ts'
import { personas } from '../tables/personas.ts'
import { staff } from '../tables/staff.ts'
import { openOfFlag, readFlagKey, type FlagKey } from '../texts/flag-keys.ts'
import {
  decisionActs,
  severityOf,
  type DecisionAct,
  type HelpAnswer,
  type ReportReason,
  type Severity,
  type SignalKind,
} from '../words.ts'
import { readAround, readDeskPost, readEnd, readPosts, readTextsOf, type DeskPost } from './desk-posts.ts'
import { deskActOf } from './draft.ts'
import { decisionsOn, pastDecisions, type ListedDecision } from './list.ts'
import { findCareThread } from './subject.ts'

/** One reason to look. Who reported is not in it, on purpose. */
export interface ReadSignal {
  kind: SignalKind
  severity: Severity
  at: number
  version: number
  findings: Finding[]
  reason: ReportReason | null
  answer: HelpAnswer | null
  words: string | null
  /** Where the flag is not one post's: which one this speaks of, and its words as they stood. */
  post: string | null
  text: string | null
}

/** All that a moderator needs to decide. Times are milliseconds since 1970. */
export interface Case {
  flag: FlagLine
  snapshot: { version: number; title: string | null; text: string } | null
  post: DeskPost | null
  around: DeskPost[]
  texts: DeskPost[]
  signals: ReadSignal[]
  decisions: ListedDecision[]
  past: ListedDecision[]
  notes: { at: number; by: string; text: string }[]
  rules: Rule[]
  pausedUntil: number | null
  /** The live room in which it was said. */
  room: string | null
  careThread: string | null
  care: DeskPost[]
  may: DecisionAct[]
  now: number
}

/**
 * A flag with what is needed to decide, all of it from its own group. Staff see what members do not: whoever calls this
 * has noted the reading first, see noteReading.
 */
export async function readCase(db: Db, by: Staff, id: string): Promise<Case> {
  const row = await requireFlag(db, by, 'read_case', id)
  const { groupId: group, personaId: persona, subjectId } = row
  const key = await readFlagKey(db, id)
  const [flag, post, signs, decisions, notes, { rules }, author] = await Promise.all([
    readLine(db, by, id),
    readDeskPost(db, group, subjectId),
    readSignals(db, id, key),
    decisionsOn(db, by, id),
    readNotes(db, id, key),
    readRules(db, group),
    persona === null ? null : readAuthor(db, persona),
  ])
  if (!flag) throw new Refused('not_found')
  const [around, texts, past, careThread, place, now] = await Promise.all([
    post ? readAround(db, group, post) : readNamed(db, group, signs),
    persona === null ? [] : readTextsOf(db, group, persona, subjectId),
    persona === null ? [] : pastDecisions(db, by, { persona, group, flag: id }),
    persona === null ? null : findCareThread(db, group, persona),
    post ? whereabouts(db, post.thread) : null,
    readClock(db),
  ])
  return {
    flag,
    snapshot: snapshotOf(signs, post),
    post,
    around,
    texts,
    signals: signs.map(({ content: _, ...sign }) => sign).reverse(),
    decisions,
    past,
    notes,
    rules,
    pausedUntil: author?.pausedUntil ?? null,
    room: place?.room ?? null,
    careThread,
    care: careThread === null ? [] : await readEnd(db, group, careThread),
    may: decisionActs.filter((act) => reaches(by, deskActOf(act), group) && !(act === 'reply' && place?.isAside)),
    now,
  }
}

/** The room for all in which a post stands, and whether it was said aside, where nobody else joins in. */
async function whereabouts(db: Db, thread: string): Promise<{ room: string | null; isAside: boolean }> {
  const { live, forPersona } = await placeOf(db, thread)
  return { room: live && forPersona === null ? thread : null, isAside: live && forPersona !== null }
}

/** The posts that gathered on a flag which is not one post's. */
async function readNamed(db: Db, group: string, signs: readonly ReadSignal[]): Promise<DeskPost[]> {
  const named = signs.flatMap(({ post }) => post ?? [])
  return named.length === 0 ? [] : readPosts(db, group, named)
}

/** The newest version first. */
type SignalWithContent = ReadSignal & Pick<SignalDetail, 'content'>

/** More signals than these are no help in deciding. */
const mostSignals = 100

async function readSignals(db: Db, flag: string, key: FlagKey | null): Promise<SignalWithContent[]> {
  const rows = await db.sql
    .select({
      kind: signals.kind,
      rank: signals.rank,
      version: signals.version,
      at: instant(sql`${signals.at}`),
      sealed: signals.sealed,
    })
    .from(signals)
    .where(eq(signals.flagId, flag))
    .orderBy(desc(signals.version), desc(signals.at), asc(signals.rank))
    .limit(mostSignals)
  return rows.map(({ kind, rank, version, at, sealed }) => {
    const detail = openOfFlag<SignalDetail>(key, `signal ${kind} ${version}`, sealed)
    return {
      kind,
      severity: severityOf(rank),
      at,
      version,
      findings: detail?.findings ?? [],
      reason: detail?.reason ?? null,
      answer: detail?.answer ?? null,
      words: detail?.words ?? null,
      post: detail?.post ?? null,
      text: detail?.post === undefined ? null : (detail.content?.text ?? null),
      content: detail?.content,
    }
  })
}

/** The text as the newest signal saw it, where the post does not say the same any more. */
function snapshotOf(signs: readonly SignalWithContent[], post: DeskPost | null): Case['snapshot'] {
  const newest = signs.find(({ content }) => content)
  if (!newest?.content || (post && post.text !== null && post.version === newest.version)) return null
  const { title, text } = newest.content
  return { version: newest.version, title: title ?? null, text }
}

async function readNotes(db: Db, flag: string, key: FlagKey | null): Promise<Case['notes']> {
  const rows = await db.sql
    .select({ id: caseNotes.id, at: instant(sql`${caseNotes.at}`), by: staff.name, sealed: caseNotes.sealed })
    .from(caseNotes)
    .innerJoin(staff, eq(staff.id, caseNotes.staffId))
    .where(eq(caseNotes.flagId, flag))
    .orderBy(asc(caseNotes.at))
    .limit(200)
  return rows.map(({ id, at, by, sealed }) => ({
    at,
    by,
    text: openOfFlag<{ text: string }>(key, `note ${id}`, sealed)?.text ?? '',
  }))
}

/** Until when it is paused, if the pause is not over. */
async function readAuthor(db: Db, persona: string): Promise<{ pausedUntil: number | null } | null> {
  const until = sql`case when ${personas.pausedUntil} > ${db.now} then ${personas.pausedUntil} end`
  const [row] = await db.sql
    .select({ pausedUntil: sql<number | null>`${instant(until)}` })
    .from(personas)
    .where(eq(personas.id, persona))
  return row ?? null
}

async function readClock(db: Db): Promise<number> {
  const [clock] = await db.sql.execute<{ now: number }>(sql`select ${instant(db.now)} as now`)
  return clock?.now ?? 0
}
