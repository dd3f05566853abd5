/** Milliseconds until a page tries again. Full jitter, half a second to half a minute: after an outage not everybody comes back at once. */
export const waitBefore = (tries: number, chance = Math.random()): number =>
  500 + chance * Math.min(29_500, 500 * 2 ** tries)
