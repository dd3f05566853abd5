import type { StaffRole } from './words.ts'

/** Everything that can be done at the desk. A route names the one that it is, and is closed to roles without it. */
export const deskActs = [
  'see_queue',
  'take_flag',
  'read_case',
  'write_note',
  'care',
  'aside',
  'reply',
  'settle',
  'add_note',
  'veil',
  'lift_veil',
  'release',
  'hide',
  'remove',
  'pause',
  'undo',
  'run_room',
  'set_hours',
  'see_staff',
  'invite',
  'end_role',
  'read_audit',
] as const
export type DeskAct = (typeof deskActs)[number]

const caring = ['see_queue', 'take_flag', 'read_case', 'write_note', 'care', 'reply'] as const
const holding = [
  ...caring,
  'aside',
  'settle',
  'add_note',
  'veil',
  'lift_veil',
  'release',
  'hide',
  'pause',
  'undo',
  'run_room',
] as const
const moderating = [...holding, 'remove'] as const

/**
 * Who may do what, in the groups where they have the role. Nobody has both the keys of the house and people's words: an
 * admin reads no text, an auditor reads only what staff did. The tests' matrix is made from this table.
 */
export const policy: Record<StaffRole, readonly DeskAct[]> = {
  helper: caring,
  facilitator: holding,
  moderator: moderating,
  lead: [...moderating, 'set_hours', 'see_staff'],
  admin: ['set_hours', 'see_staff', 'invite', 'end_role'],
  auditor: ['read_audit'],
}

/** Grave acts want the second factor shown in the last five minutes. A pause of more than seven days is one too. */
export const graveActs: readonly DeskAct[] = ['invite', 'end_role']

/** Whether a role may settle a flag, and so stands behind "moderators are here". */
export const mayAct = (role: StaffRole, act: DeskAct): boolean => policy[role].includes(act)
