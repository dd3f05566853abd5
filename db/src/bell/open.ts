import type { Bell, BellPlace } from './bell.ts'
import { memoryBell } from './memory.ts'
import { postgresBell } from './postgres.ts'

/** The one place that knows which bells there are. Redis is loaded where it is used: its client takes 15 MB. */
export async function openBell(place: BellPlace): Promise<Bell> {
  switch (place.kind) {
    case 'memory':
      return memoryBell()
    case 'postgres':
      return postgresBell(place.url)
    case 'redis':
      return (await import('./redis.ts')).redisBell(place.url)
  }
}
