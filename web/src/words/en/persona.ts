import type { Persona } from '@tealight/api/contract/personas'

export const persona = {
  /** Beside the name of those who look after a group. */
  roles: {
    helper: 'helper',
    moderator: 'moderator',
    facilitator: 'facilitator',
    lead: 'lead moderator',
    admin: 'runs this place',
    auditor: 'auditor',
  } satisfies Record<NonNullable<Persona['role']>, string>,
}
