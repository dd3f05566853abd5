import type { AuditAct } from '../audit/add.ts'
import { requireFresh, requireReach, type Staff } from './reach.ts'
import type { DeskAct } from '../policy.ts'

/** Who does it: somebody at the desk, or the operator at the command line, who may do everything. */
export type Actor = Staff | 'operator'

/** How the audit log names them. */
export function actorOf(by: Actor): Pick<AuditAct, 'actor' | 'service'> {
  return by === 'operator' ? { actor: null, service: 'operator' } : { actor: by.id, service: 'api' }
}

/** Grave acts: the role reaches that far, and the second factor was just shown. */
export function requireGrave(by: Actor, act: DeskAct, group: string | null): void {
  if (by === 'operator') return
  requireReach(by, act, group)
  requireFresh(by)
}
