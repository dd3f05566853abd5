import { sql } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { raiseFlag } from '../flags/raise.ts'
import type { FoundPersona } from '../personas/find.ts'
import { requireSame, type WrittenPost } from '../posts/add.ts'
import { flagFindings, type LookedAt } from '../posts/looked-at.ts'
import { milliseconds } from '../posts/open.ts'
import { screenContent } from '../posts/screen.ts'
import { stateNow } from '../rooms/held.ts'
import { isFlooded, isWatched, turnCareful } from '../rooms/surge.ts'
import { Again, constraintOf, Refused, type RefusalCode } from '../refusals.ts'
import { statement } from '../statement.ts'
import type { Db, Store, Tx } from '../store.ts'
import type { Content } from '../texts/seal.ts'
import { sealText } from '../texts/write.ts'
import { ordinaryRank, rankOf, type HelpKind, type StaffRole } from '../words.ts'
import type { News } from './news.ts'
import type { OpenedMessage } from './open.ts'

export interface MessageDraft {
  author: FoundPersona
  /** See probesOf: a ban of one counts for all. */
  probes: string
  content: Content
  clientKey: string
  /** The number of the message that it answers. */
  replyTo?: number | undefined
}

export type WrittenMessage = Omit<WrittenPost, 'thread'>

/** What became of one draft. */
export type Outcome = WrittenMessage | Refused

/**
 * Messages as their rows hold them, from the statement that wrote them: who has it need not read them. They lead from one
 * revision of the room to another without a gap.
 */
export type Fresh = Pick<News, 'from' | 'to' | 'messages' | 'now'>

/**
 * Writes what was said in a room in one turn of the loop: all in one statement, under the lock of the room's row, so that
 * numbers and revisions have no gaps and follow the order of commits. Each is screened, sealed and given its task as a
 * post is, and each is refused for itself. What needs a human is flagged in the same transaction.
 *
 * `onFresh` is given, once it is committed and in the same turn as its ring, what readers see as it was said: nothing in
 * it is held, veiled or flagged. All else has to be read.
 */
export async function writeMessages(
  db: Store,
  room: string,
  drafts: readonly MessageDraft[],
  onFresh: (fresh: Fresh) => void = () => {},
): Promise<Outcome[]> {
  if (drafts.length === 0) return []
  const again = drafts.map(isSentAgain)
  if (again.includes(true)) {
    const first = await writeMessages(
      db,
      room,
      drafts.filter((_, at) => !again[at]),
      onFresh,
    )
    const later = await writeMessages(
      db,
      room,
      drafts.filter((_, at) => again[at]),
      onFresh,
    )
    return again.map((isLater) => (isLater ? later : first).shift() ?? new Refused('changed'))
  }
  const looked = drafts.map(({ content }) => screenContent(content))
  const rows = await Promise.all(drafts.map((draft, at) => rowOf(db, draft, looked[at] ?? nothing, at)))
  const needsHuman = looked.some(({ rank }) => rank !== null)
  if (!needsHuman) {
    const found = await add(db, { room, drafts: JSON.stringify(rows), flags: false }).catch((error: unknown) => {
      if (constraintOf(error) === 'posts_client_key') return null
      throw error
    })
    if (found && !found.some(({ how }) => how === 'again' || how === 'earlier')) {
      const fresh = freshOf(drafts, found)
      if (fresh) {
        db.bell.ring([{ topic: 'task' }, { topic: 'room', room, revision: fresh.to }])
        onFresh(fresh)
      }
      return found.map(outcomeOf)
    }
  }
  return db.transaction(async (tx) => {
    const found = await add(tx, { room, drafts: JSON.stringify(rows), flags: true }).catch((error: unknown) => {
      throw constraintOf(error) === 'posts_client_key' ? new Again() : error
    })
    if (found.some(({ flooded }) => flooded)) await turnCareful(tx, room, 'messages')
    const outcomes: Outcome[] = []
    for (const [at, one] of found.entries()) {
      const draft = drafts[at]
      if (!draft) throw new Error('an answer to nothing')
      outcomes.push(await follow(tx, draft, looked[at] ?? nothing, one))
    }
    const revision = Math.max(...found.filter(isFresh).map(({ revision }) => revision))
    if (revision > 0) {
      tx.ring({ topic: 'task' })
      tx.ring({ topic: 'room', room, revision })
    }
    return outcomes
  })
}

const isSentAgain = ({ author, clientKey }: MessageDraft, at: number, all: readonly MessageDraft[]): boolean =>
  all.findIndex((other) => other.author.id === author.id && other.clientKey === clientKey) < at

const nothing: LookedAt = { findings: [], state: 'shown', help: null, veils: null, rank: null }

async function follow(tx: Tx, draft: MessageDraft, looked: LookedAt, one: Found): Promise<Outcome> {
  const { author, content } = draft
  if (one.how === 'earlier' && one.post !== null) {
    await requireSame(tx, { group: author.group, author, content }, one.post)
    return outcomeOf(one)
  }
  if (!isFresh(one)) return outcomeOf(one)
  const message = { id: one.post ?? '', group: author.group, author: author.id, version: 1, content }
  await flagFindings(tx, message, looked)
  if (one.held && looked.rank === null) {
    const { id: subject, group } = message
    const rank = rankOf('concern')
    await raiseFlag(tx, { group, subject, author: author.id, version: 1, kind: 'approval', rank, detail: { content } })
  }
  return outcomeOf(one)
}

async function rowOf(db: Db, draft: MessageDraft, found: LookedAt, at: number) {
  const { author, content, clientKey: key, probes, replyTo } = draft
  const id = randomUUID()
  const place = { subject: id, version: 1, group: author.group }
  const sealed = await sealText(db, { ...author, personaId: author.id }, place, content)
  const { state, help, veils, rank } = found
  const to = replyTo ?? null
  return {
    at,
    id,
    author: author.id,
    key,
    probes,
    sealed: sealed.toString('base64'),
    state,
    help,
    veils,
    rank: rank ?? ordinaryRank,
    to,
  }
}

type How = 'fresh' | 'earlier' | 'again' | RefusalCode

interface Found {
  how: How
  wait: number | null
  post: string | null
  number: number | null
  help: HelpKind | null
  held: boolean
  veiled: boolean
  /** The room turned careful by this: so much was said at once. */
  flooded: boolean
}

/** A message that was written now, as its row holds it, and its author's. */
interface FreshFound extends Found {
  how: 'fresh'
  post: string
  number: number
  revision: number
  replyTo: number | null
  writtenAt: number
  name: string | null
  mark: number
  role: StaffRole | null
  now: number
}

const isFresh = (found: Found): found is FreshFound => found.how === 'fresh'

/** What was written of drafts in which nothing was found, so that all of it is shown. Null when nothing was. */
function freshOf(drafts: readonly MessageDraft[], found: readonly Found[]): Fresh | null {
  const messages: OpenedMessage[] = []
  let [from, to, now] = [Infinity, 0, 0]
  for (const [at, one] of found.entries()) {
    const draft = drafts[at]
    if (!draft || !isFresh(one)) continue
    const { text, note } = draft.content
    messages.push({
      id: one.post,
      number: one.number,
      state: 'shown',
      version: 1,
      writtenAt: one.writtenAt,
      author: { id: draft.author.id, name: one.name ?? '', mark: one.mark, role: one.role },
      help: one.help,
      addedNote: null,
      veils: null,
      content: { text, note },
      replyTo: one.replyTo,
      reactions: [],
    })
    from = Math.min(from, one.revision - 1)
    to = Math.max(to, one.revision)
    now = one.now
  }
  return messages.length > 0 ? { from, to, messages, now } : null
}

function outcomeOf({ how, wait, post, number, help, held, veiled }: Found): Outcome {
  if (how === 'fresh' || how === 'earlier') return { post: post ?? '', number: number ?? 0, help, held, veiled }
  return new Refused(how === 'again' ? 'changed' : how, wait ?? undefined)
}

/** `flags`: whether what waits for approval can be flagged by the caller; else such drafts come back as `again`. */
const add = statement<Found, { room: string; drafts: string; flags: boolean }>((now) => {
  const minute = sql`date_trunc('minute', ${now})`
  const month = sql`date_trunc('month', ${now})::date`
  return sql`
    with asked as (
      select * from json_to_recordset(${sql.placeholder('drafts')}::json) a(at int, id uuid, author uuid, key uuid,
        probes uuid[], sealed text, state text, help text, veils int[], rank smallint, "to" int)
    ), room as (
      select t.id, t.group_id, t.last_number, ${stateNow(now)} as state, r.slow,
        r.approval as chosen, r.approval or ${isWatched(now)} and ${isFlooded(now)} as approval, g.rules_version
      from threads t join rooms r on r.thread_id = t.id join groups g on g.id = t.group_id
      where t.id = ${sql.placeholder('room')}::uuid for no key update of t
    ), paced as (
      select a.*, greatest(room.slow, s.slow) as slow, s.wrote_at, s.seen_at, s.muted_until, s.gone, room.state as room_state,
        room.approval, room.rules_version, room.last_number,
        row_number() over (partition by a.author order by a.at) as turn
      from asked a cross join room
      left join lateral (select * from seats where thread_id = room.id and persona_id = a.author limit 1) s on true
    ), known as (
      select d.*, e.id as earlier, p.name, p.mark, p.role, p.seen_on,
        case
          when e.id is not null then 'earlier'
          when exists (select from personas where id = any(d.probes) and standing = 'banned') then 'banned'
          when p.standing is distinct from 'member' or k.persona_id is null then 'join_first'
          when p.rules_version < d.rules_version then 'rules_changed'
          when p.paused_until > ${now} then 'paused'
          when d.gone is distinct from false then 'outside'
          when d.room_state = 'closed' then 'room_closed'
          when d.room_state = 'paused' then 'room_paused'
          when d.muted_until > ${now} then 'muted'
          when d.slow > 0 and (d.turn > 1 or d.wrote_at > ${now} - make_interval(secs => d.slow)) then 'slow_mode'
          when d.approval and not ${sql.placeholder('flags')}::boolean then 'again'
          else 'fresh'
        end as how
      from paced d
      left join lateral (select * from personas where id = d.author limit 1) p on true
      left join lateral (select persona_id from data_keys where persona_id = d.author limit 1) k on true
      left join lateral (select id from posts where persona_id = d.author and client_key = d.key limit 1) e on true
    ), fresh as (
      select *, (row_number() over (order by at))::int as nth from known
      where how = 'fresh' and not exists (select from known where how = 'again')
    ), raised as (
      update threads t set last_number = t.last_number + n.n, revision = t.revision + n.n, active_at = ${minute}
      from (select count(*)::int as n from fresh) n, room
      where t.id = room.id and n.n > 0 returning t.id, t.last_number - n.n as number, t.revision - n.n as revision
    ), added as (
      insert into posts (id, thread_id, number, persona_id, client_key, written_at, state, help, revision, reply_to)
      select f.id, r.id, r.number + f.nth, f.author, f.key, ${minute},
        case when f.approval then 'held' else f.state end, f.help, r.revision + f.nth,
        case when f."to" <= f.last_number then f."to" end
      from fresh f cross join raised r returning id, number, help, state, revision, reply_to
    ), written as (
      insert into text_versions (subject_id, version, sealed, veils)
      select f.id, 1, decode(f.sealed, 'base64'), f.veils from fresh f join added using (id)
    ), due as (
      insert into assessment_tasks (subject_id, version, kind, rank, made_at)
      select f.id, 1, 'post', f.rank, ${now} from fresh f join added using (id)
    ), sat as (
      update seats s set wrote_at = case when f.slow > 0 then ${now} end, seen_at = ${minute} from fresh f, room
      where s.thread_id = room.id and s.persona_id = f.author and (f.slow > 0 or f.seen_at is distinct from ${minute})
    ), visited as (
      update personas p set seen_on = ${month} from fresh f where p.id = f.author and f.seen_on < ${month} and p.seen_on < ${month}
    )
    select k.how,
      case k.how
        when 'slow_mode' then ceil(greatest(1, extract(epoch from k.wrote_at + make_interval(secs => k.slow) - ${now})))::int
        when 'muted' then ceil(extract(epoch from k.muted_until - ${now}))::int
      end as wait,
      coalesce(a.id, e.id) as post, coalesce(a.number, e.number) as number, coalesce(a.help, e.help) as help,
      coalesce(a.state, e.state) is not distinct from 'held' as held,
      (select approval and not chosen from room) as flooded,
      coalesce((case when a.id is not null then k.veils else v.veils end) is not null, false) as veiled,
      a.revision, a.reply_to as "replyTo", ${milliseconds(minute)} as "writtenAt", k.name, k.mark, k.role,
      ${milliseconds(now)} as now
    from known k left join added a on a.id = k.id
    left join lateral (select * from posts where id = k.earlier limit 1) e on true
    left join lateral (select veils from text_versions where subject_id = e.id and version = e.version limit 1) v on true
    order by k.at`
})
