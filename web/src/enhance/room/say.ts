import type { spoken } from '../../routes/r/[room]/spoken.ts'

/** The words of the page. */
export type Say = ReturnType<typeof spoken>
