import type { Ring } from './bell.ts'

/** Rings of one turn of the loop go out together, and one that says nothing new goes out once. */
export function gather(send: (rings: Ring[]) => Promise<unknown>, most = 50): (rings: readonly Ring[]) => void {
  let waiting = new Map<string, Ring>()
  let sending = false
  async function flush() {
    sending = true
    while (waiting.size > 0) {
      const batch = [...waiting.values()]
      waiting = new Map()
      for (let from = 0; from < batch.length; from += most) await send(batch.slice(from, from + most)).catch(() => {})
    }
    sending = false
  }
  return (rings) => {
    for (const ring of rings) {
      const key = keyOf(ring)
      waiting.set(key, newer(waiting.get(key), ring))
    }
    if (!sending) {
      sending = true
      setImmediate(() => void flush())
    }
  }
}

function keyOf(ring: Ring): string {
  switch (ring.topic) {
    case 'desk':
      return `desk ${ring.group}`
    case 'room':
      return `room ${ring.room}`
    default:
      return JSON.stringify(ring)
  }
}

/** Of two rings for one room the one that says more: commits may be told out of order, and one may not know its revision. */
function newer(known: Ring | undefined, ring: Ring): Ring {
  if (known?.topic !== 'room' || ring.topic !== 'room') return ring
  return known.revision === undefined || known.revision > (ring.revision ?? Infinity) ? known : ring
}
