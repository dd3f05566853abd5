import type { Bell, BellPlace } from './bell.ts'
import { memoryBell } from './memory.ts'
import { postgresBell } from './postgres.ts'
import { redisBell } from './redis.ts'

/** The one place that knows which bells there are. */
export function openBell(place: BellPlace): Bell {
  switch (place.kind) {
    case 'memory':
      return memoryBell()
    case 'postgres':
      return postgresBell(place.url)
    case 'redis':
      return redisBell(place.url)
  }
}
