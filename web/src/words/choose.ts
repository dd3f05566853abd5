import type { Language } from './index.ts'

/** The language somebody chose, else the first that their browser asks for and we have, else the community's own. */
export function languageFor(
  chosen: string | undefined,
  accepted: string | null,
  offered: readonly Language[],
  fallback: Language,
): Language {
  const wanted = [chosen ?? '', ...rank(accepted ?? '')]
  for (const tag of wanted) {
    const found = offered.find(
      (code) => tag.toLowerCase() === code.toLowerCase() || tag.toLowerCase().startsWith(`${code.toLowerCase()}-`),
    )
    if (found) return found
  }
  return fallback
}

/** The tags of an Accept-Language header, dearest first. */
function rank(header: string): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', weight] = part.split(';q=')
      return { tag: tag.trim(), weight: weight === undefined ? 1 : Number.parseFloat(weight) || 0 }
    })
    .filter(({ tag, weight }) => tag && weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag)
}
