import type { Me } from './contract.ts'

/** A persona as its own person sees it. */
export function showMe(persona: Me | null): Me | null {
  return persona && { id: persona.id, name: persona.name, mark: persona.mark, agreed: persona.agreed }
}
