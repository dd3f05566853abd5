/** When a person last gave a sign here: a page that is merely open somewhere is nobody. */
let seen = performance.now()
for (const sign of ['keydown', 'pointerdown', 'pointermove', 'scroll', 'input'])
  document.addEventListener(sign, () => (seen = performance.now()), { passive: true, capture: true })

/** Whether somebody sat here within so many minutes. */
export function isSomebodyHere(minutes: number): boolean {
  return performance.now() - seen < minutes * 60_000
}
