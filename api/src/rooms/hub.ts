import type { Ring } from '@tealight/db/bell/bell'
import type { Db } from '@tealight/db/connect'
import { readNews, type News } from '@tealight/db/messages/news'
import { readReactions } from '@tealight/db/messages/react'
import type { Fresh } from '@tealight/db/messages/write'
import { readOffered } from '@tealight/db/rooms/aside'
import type { Insider } from '@tealight/db/rooms/line'
import { endedLines, ignoresOf, noteHere, roomsNow } from '@tealight/db/rooms/seats'
import type { ToRoom } from './contract.ts'
import { countReactions, showNews, type Reader, type Shown } from './show.ts'
import { openTurns } from './turns.ts'

/** What carries frames to one reader: a socket, or a stream of server-sent events. */
export interface Sink {
  /** Bytes that wait for whoever does not read. */
  waiting(): number
  /** `bytes` is the same text, made once for many. */
  send(text: string, bytes?: Buffer): void
  /** Ends it gently. */
  close(): void
  /** Ends it at once. */
  drop(): void
}

/** One reader's line into a room. */
export interface Line {
  readonly insider: Insider
  /** Says it again from there: something did not reach the reader. */
  since(revision: number): void
  say(frame: ToRoom): void
  end(): void
}

interface OpenLine extends Line {
  sink: Sink
  reader: Reader
  session: string
  /** The revision that the reader has been told. */
  cursor: number
  /** It is being told what it missed; what comes meanwhile is part of that. */
  isCatchingUp: boolean
  /** Since when too much waits for it. */
  stuckSince: number | null
}

/** A room that somebody on this process looks at. */
interface Hosted {
  id: string
  lines: Set<OpenLine>
  /** The revision that all lines were told; null until the first of them was told where the room stands. */
  cursor: number | null
  /** The highest revision that was heard of since it was last read; above all numbers when one did not say. */
  heard: number
  /** Of the last read. */
  first: number
  present: number
  /** As it was last told, to tell it again only when it changed. */
  told: string
  isReading: boolean
  isDue: boolean
}

/** Frames wait for a slow reader up to here; then it is told later, all at once. At the second it is let go. */
const mostWaiting = 256 * 1024
const mostStuckMs = 10_000
/** Lines of one persona into one room: pages that were left open. The oldest gives way, and comes again much later. */
const mostOfOne = 8
const crowdedMs = 60_000
const lookMs = 1_500
const beatMs = 10_000
const hereMs = 20_000

export type Hub = ReturnType<typeof openHub>

/**
 * The rooms of this process. It holds no truth: a ring says that something changed, and the rows say what. Rings can be
 * lost, so it also looks by itself; a reader who misses something notices by the numbers, and asks.
 */
export function openHub(db: Db) {
  const hosted = new Map<string, Hosted>()
  const stopHearing = db.bell.hear(hear)
  const timers = [
    setInterval(() => void look(), lookMs),
    setInterval(beat, beatMs),
    setInterval(() => void tellHere(), hereMs),
  ]
  let looking = false
  let isMoving = false

  function hear(ring: Ring): void {
    if (ring.topic === 'reaction') return void tellReactions(ring.room, ring.post)
    if (ring.topic === 'aside') return void tellAside(ring.room, ring.persona)
    if (ring.topic !== 'room') return
    const room = hosted.get(ring.room)
    if (room) readUpTo(room, ring.revision ?? Infinity)
  }

  /** Reads in the next turn: by then, what this process wrote itself was told from memory, and its ring costs nothing. */
  function readUpTo(room: Hosted, revision: number): void {
    room.heard = Math.max(room.heard, revision)
    if (room.isDue) return
    room.isDue = true
    setImmediate(() => {
      room.isDue = false
      void read(room)
    })
  }

  /** Tells the author of a message what was left at it. A ring that is lost is made up for when the message is read again. */
  async function tellReactions(id: string, post: string): Promise<void> {
    const room = hosted.get(id)
    if (!room) return
    const found = await readReactions(db, post).catch(() => null)
    if (!found) return
    const { author, number } = found
    for (const line of room.lines)
      if (line.reader.id === author && number >= line.reader.from)
        line.say({ v: 1, type: 'reactions', number, reactions: countReactions(found.reactions) })
  }

  /** Tells one person what stands for them. A ring that is lost is made up for by the note that they find in the group. */
  async function tellAside(id: string, persona: string): Promise<void> {
    const lines = [...(hosted.get(id)?.lines ?? [])].filter(({ reader }) => reader.id === persona)
    if (lines.length === 0) return
    const aside = await readOffered(db, id, persona).catch(() => undefined)
    if (aside !== undefined) for (const line of lines) line.say({ v: 1, type: 'aside', aside })
  }

  /** Reads what is new in a room and tells it to all lines. */
  async function read(room: Hosted): Promise<void> {
    if (room.isReading) return
    room.isReading = true
    try {
      while (room.cursor !== null && room.heard > room.cursor) {
        room.heard = 0
        const news = await readNews(db, room.id, room.cursor)
        if (news.to > room.cursor) tell(room, news, changedRoom(room, news))
        if (news.more) room.heard = Infinity
      }
    } catch {
      // the store is away; the look below comes again
    } finally {
      room.isReading = false
    }
  }

  /** The room itself, when it is not as it was last told. */
  function changedRoom(room: Hosted, news: News): News['room'] | undefined {
    room.first = news.first
    return hasChanged(room, news.room) ? news.room : undefined
  }

  /**
   * Tells what this process wrote itself without reading it back: the same as the rows hold, if nothing came between. Else,
   * or while a read is under way that may bring it, the ring that follows has it read.
   */
  function tellFresh(id: string, fresh: Fresh): void {
    const room = hosted.get(id)
    if (room && room.cursor === fresh.from && !room.isReading) tell(room, { ...fresh, first: room.first })
  }

  function tell(room: Hosted, news: Shown, changed?: News['room']): void {
    room.cursor = news.to
    const authors = new Set(news.messages.map(({ author }) => author.id))
    const reactors = new Set(news.messages.flatMap(({ reactions }) => reactions.map(({ by }) => by)))
    const lowest = Math.min(...news.messages.map(({ number }) => number))
    let forAll: { text: string; bytes: Buffer } | undefined
    for (const line of room.lines) {
      if (line.isCatchingUp || line.stuckSince !== null || line.cursor >= news.to) continue
      if (line.cursor !== news.from) {
        void catchUp(room, line)
        continue
      }
      const { id, ignored, ignoring, from } = line.reader
      const isLikeAll =
        !authors.has(id) &&
        !reactors.has(id) &&
        from <= lowest &&
        (ignored.size === 0 || disjoint(authors, ignored)) &&
        disjoint(authors, ignoring)
      line.cursor = news.to
      // most are shown the same, so it is made once
      if (isLikeAll) {
        forAll ??= madeOnce(showNews(news, anybody, changed))
        push(line, forAll.text, forAll.bytes)
      } else push(line, JSON.stringify(showNews(news, line.reader, changed)))
    }
  }

  /** What changes without a revision: a meeting begins, is held no more, or ends, by the clock alone. */
  function tellState(room: Hosted, shown: News['room']): void {
    if (!hasChanged(room, shown)) return
    for (const line of room.lines) {
      if (line.isCatchingUp || line.stuckSince !== null) continue
      const { cursor } = line
      const { first } = room
      line.say({ v: 1, type: 'news', from: cursor, to: cursor, first, messages: [], gone: [], room: shown })
    }
  }

  /** Tells one line all that it missed, up to where the room stands. */
  async function catchUp(room: Hosted, line: OpenLine): Promise<void> {
    if (line.isCatchingUp) return
    line.isCatchingUp = true
    try {
      let isMore = true
      while (isMore) {
        const told = room.cursor
        const news = await readNews(db, room.id, line.cursor)
        // whoever was sent out meanwhile is told no more
        if (!room.lines.has(line)) return
        // somebody said that they stand where the room never stood, or an older store has taken over
        if (!news.more && told !== null && news.to < told && room.cursor === told) room.cursor = news.to
        line.cursor = news.to
        if (room.told === '') hasChanged(room, news.room)
        push(line, JSON.stringify(showNews(news, line.reader, news.room)))
        if (line.stuckSince !== null) return
        // what was told to the others meanwhile
        isMore = news.more || line.cursor < (room.cursor ?? 0)
        // nobody has been told anything yet that they would miss
        if (!isMore && room.cursor === null) [room.cursor, room.first] = [line.cursor, news.first]
      }
    } catch {
      // the store is away: the reader notices by the next beat, and asks; the look below comes again
    } finally {
      line.isCatchingUp = false
    }
    if (room.cursor !== null) readUpTo(room, line.cursor)
  }

  function push(line: OpenLine, text: string, bytes?: Buffer): void {
    line.sink.send(text, bytes)
    if (line.stuckSince === null && line.sink.waiting() > mostWaiting) line.stuckSince = performance.now()
  }

  /** Whether a slow reader has read on: then it is told what it missed. One that stays stuck is let go. */
  function mindSlow(room: Hosted, line: OpenLine): void {
    if (line.stuckSince === null) return
    if (line.sink.waiting() < mostWaiting / 16) {
      line.stuckSince = null
      void catchUp(room, line)
    } else if (performance.now() - line.stuckSince > mostStuckMs) {
      line.sink.drop()
      line.end()
    }
  }

  /** Where the rooms stand, and whose lines must end: a ban, a pause, a lost seat or session takes hold within two seconds. */
  async function look(): Promise<void> {
    if (looking || hosted.size === 0) return
    looking = true
    try {
      for (const room of hosted.values()) for (const line of room.lines) mindSlow(room, line)
      const stands = await roomsNow(db, [...hosted.keys()])
      for (const { id, revision, room: shown } of stands) {
        const room = hosted.get(id)
        if (!room) continue
        room.present = shown.present
        // nobody could be told where it stands when they came
        if (room.cursor === null) for (const line of room.lines) void catchUp(room, line)
        else if (revision > room.cursor) readUpTo(room, revision)
        else tellState(room, shown)
      }
      const lines = [...hosted.values()].flatMap((room) => [...room.lines].map((line) => ({ room: room.id, line })))
      const asked = lines.map(({ room, line }) => ({ room, persona: line.reader.id, session: line.session }))
      for (const { at, why } of await endedLines(db, asked)) {
        const line = lines[at]?.line
        if (!line) continue
        line.say({ v: 1, type: 'bye', why })
        line.sink.close()
        line.end()
      }
      const people = asked.map(({ persona }) => persona)
      mindIgnores(
        lines.map(({ line }) => line),
        await ignoresOf(db, people),
      )
    } catch {
      // the store is away: nothing can be written or read there either
    } finally {
      looking = false
    }
  }

  function beat(): void {
    for (const { lines, cursor, present } of hosted.values()) {
      if (cursor === null) continue
      const text = JSON.stringify({ v: 1, type: 'beat', revision: cursor, present } satisfies ToRoom)
      for (const line of lines) if (line.stuckSince === null) push(line, text)
    }
  }

  async function tellHere(): Promise<void> {
    const here = [...hosted.values()].flatMap(({ id, lines }) =>
      [...lines].map(({ reader }) => ({ room: id, persona: reader.id })),
    )
    if (here.length > 0) await db.transaction((tx) => noteHere(tx, here)).catch(() => {})
  }

  /** Opens a line for somebody who has read up to a revision. */
  function open(
    room: string,
    { insider, sink, session, since }: { insider: Insider; sink: Sink; session: string; since: number },
  ): Line {
    const known = hosted.get(room)
    const here: Hosted = known ?? {
      id: room,
      lines: new Set(),
      cursor: null,
      heard: 0,
      first: 0,
      present: 0,
      told: '',
      isReading: false,
      isDue: false,
    }
    const line: OpenLine = {
      insider,
      sink,
      session,
      reader: { ...insider, id: insider.persona.id },
      cursor: since,
      isCatchingUp: false,
      stuckSince: null,
      say: (frame) => push(line, JSON.stringify(frame)),
      since(revision) {
        line.cursor = revision
        void catchUp(here, line)
      },
      end() {
        here.lines.delete(line)
        if (here.lines.size === 0 && hosted.get(room) === here) hosted.delete(room)
      },
    }
    const mine = [...here.lines].filter(({ reader }) => reader.id === line.reader.id)
    // they stand in the order of coming
    for (const old of mine.slice(0, Math.max(0, mine.length - mostOfOne + 1))) sendAway(old, crowdedMs)
    here.lines.add(line)
    hosted.set(room, here)
    // whoever comes in the last moment
    if (isMoving) sendAway(line)
    void catchUp(here, line)
    return line
  }

  function sendAway(line: OpenLine, after = Math.random() * 5_000): void {
    line.say({ v: 1, type: 'bye', why: 'moved', after: Math.floor(after) })
    line.sink.close()
    line.end()
  }

  return {
    open,
    /** Says something in a room. */
    write: openTurns(db, tellFresh),
    /** Sends everybody to another process, over a few seconds, so that they do not all come at once. */
    hangUp(): void {
      isMoving = true
      for (const room of [...hosted.values()]) for (const line of [...room.lines]) sendAway(line)
    },
    stop(): void {
      stopHearing()
      timers.forEach(clearInterval)
    },
  }
}

/** Whether a room is not as it was last told; how many are there comes with the beat. */
function hasChanged(room: Hosted, { present: _, ...lasting }: News['room']): boolean {
  const state = JSON.stringify(lasting)
  if (state === room.told) return false
  room.told = state
  return true
}

function madeOnce(frame: ToRoom): { text: string; bytes: Buffer } {
  const text = JSON.stringify(frame)
  return { text, bytes: Buffer.from(text) }
}

/** Who chose not to see somebody, or chose to see them again, since their line was opened: it holds for both at once. */
function mindIgnores(lines: readonly OpenLine[], ignores: readonly { by: string; whom: string }[]): void {
  const ignored = Map.groupBy(ignores, ({ by }) => by)
  const ignoring = Map.groupBy(ignores, ({ whom }) => whom)
  for (const line of lines) {
    const { id } = line.reader
    line.reader = {
      ...line.reader,
      ignored: new Set(ignored.get(id)?.map(({ whom }) => whom)),
      ignoring: new Set(ignoring.get(id)?.map(({ by }) => by)),
    }
  }
}

/** A reader of whom nothing is special. */
const anybody: Reader = { id: '', from: 0, ignored: new Set(), ignoring: new Set() }

const disjoint = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  other.size === 0 || ![...one].some((id) => other.has(id))
