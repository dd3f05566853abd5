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
    for (const ring of rings) waiting.set(ring.topic === 'desk' ? `desk ${ring.group}` : JSON.stringify(ring), ring)
    if (!sending) {
      sending = true
      setImmediate(() => void flush())
    }
  }
}
