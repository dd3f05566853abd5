import type { Words } from '../index.ts'

export const persona: Words['persona'] = {
  roles: {
    helper: 'apoyo',
    moderator: 'moderación',
    facilitator: 'facilitación',
    lead: 'coordinación',
    admin: 'lleva este lugar',
    auditor: 'auditoría',
  },
}
