/**
 * A hint that something changed: ids and numbers, never words. It may be lost, so whoever listens also looks by itself
 * from time to time; the rows are the truth.
 */
export type Ring =
  /** A text waits to be looked at. */
  | { topic: 'task' }
  /** A flag of this group changed; `number` is its desk's. */
  | { topic: 'desk'; group: string; number: number }
  /** What this staff account may do has changed, or it was signed out. */
  | { topic: 'staff'; staff: string }
  /** A row was added to the audit log. */
  | { topic: 'audit' }
  /** Something in this room changed: a message, or the room itself. `revision`, where it is known, is the room's since. */
  | { topic: 'room'; room: string; revision?: number }
  /** Somebody left a word at this message, or took it back. */
  | { topic: 'reaction'; room: string; post: string }
  /** Somebody in this room was offered to step aside, or the offer or the talk is over. */
  | { topic: 'aside'; room: string; persona: string }

export interface Bell {
  /** Never waits and never throws. */
  ring(rings: readonly Ring[]): void
  /** Calls back for every ring of any process; returns how to stop. */
  hear(listener: (ring: Ring) => void): () => void
  close(): Promise<void>
}

/** Where rings go: only to this process, or to all that share a Postgres or a Redis. */
export type BellPlace = { kind: 'memory' } | { kind: 'postgres'; url: string } | { kind: 'redis'; url: string }

/** Calls all who listen in this process; one that throws does not keep it from the others. */
export function listeners(): { tell(ring: Ring): void; hear: Bell['hear'] } {
  const all = new Set<(ring: Ring) => void>()
  return {
    tell(ring) {
      for (const listener of all) {
        try {
          listener(ring)
        } catch {
          // a hint; the listener looks again by itself
        }
      }
    },
    hear(listener) {
      all.add(listener)
      return () => all.delete(listener)
    },
  }
}

/** What another process sent, or null when it is nothing that we know. */
export function parseRings(text: string): Ring[] {
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed) ? parsed.filter(isRing) : []
  } catch {
    return []
  }
}

function isRing(value: unknown): value is Ring {
  if (typeof value !== 'object' || value === null || !('topic' in value)) return false
  const { topic } = value
  if (topic === 'task' || topic === 'audit') return true
  if (topic === 'room')
    return (
      'room' in value &&
      typeof value.room === 'string' &&
      (!('revision' in value) || typeof value.revision === 'number')
    )
  if (topic === 'reaction')
    return 'room' in value && typeof value.room === 'string' && 'post' in value && typeof value.post === 'string'
  if (topic === 'aside')
    return 'room' in value && typeof value.room === 'string' && 'persona' in value && typeof value.persona === 'string'
  if (topic === 'staff') return 'staff' in value && typeof value.staff === 'string'
  return (
    topic === 'desk' &&
    'group' in value &&
    typeof value.group === 'string' &&
    'number' in value &&
    typeof value.number === 'number'
  )
}
