/** What stands in the place of words that are not shown; the same length for all, so that it tells nothing. */
export const veil = '█████'

/** A text without what is veiled: pairs of UTF-16 offsets, flat; negative ones are not of the text. */
export function veilText(text: string, veils: readonly number[]): string {
  let shown = ''
  let at = 0
  for (let pair = 0; pair + 1 < veils.length; pair += 2) {
    const [from = 0, upTo = 0] = [veils[pair], veils[pair + 1]]
    if (from < at || upTo <= from) continue
    shown += text.slice(at, from) + veil
    at = upTo
  }
  return shown + text.slice(at)
}

/** Whether the title is veiled: see LookedAt. */
export const veilsTitle = (veils: readonly number[] | null): boolean => veils?.[0] === -1
