import type { Me } from './contract.ts'

/** A persona as its own person sees it. */
export function showMe<T extends Me | null>(persona: T): T extends Me ? Me : Me | null
export function showMe(persona: Me | null): Me | null {
  if (!persona) return null
  const { id, name, mark, role, agreed, paused, news } = persona
  return { id, name, mark, role, agreed, paused, news }
}
