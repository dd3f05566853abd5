import type { NoteTopic, PostState } from '../words.ts'

/** What a decision changed of what members see: as it was, and as it was made. Its inverse reads this and nothing else. */
export type Change =
  | { of: 'state'; thread: string; post: string; version: number; was: PostState; made: PostState }
  | { of: 'veils'; thread: string; post: string; version: number; was: number[] | null; made: number[] }
  | { of: 'note'; thread: string; post: string; was: NoteTopic[] | null; made: NoteTopic[] }
  | { of: 'pause'; persona: string; was: string | null; made: string }
  /** A post that a moderator wrote. */
  | { of: 'words'; thread: string; post: string }
  /** A room into which the author may step aside: its thread. */
  | { of: 'aside'; thread: string }

/** Rests beside each decision: ids, states, numbers and times, never words. */
export interface Before {
  /** The clock that the flag had, as Postgres writes times. */
  flag: { rank: number; due: string; escalate: string }
  change: Change | null
}

/** What decide put into the row: nobody else writes there. */
export const asBefore = (kept: unknown): Before => kept as Before
