import type { AnchorTrouble } from '@tealight/db/audit/start-anchoring'
import type { Damage } from '@tealight/db/audit/verify'

/** What the operator reads when the audit log is not what it was. */
export function anchorTrouble({ seq, why }: AnchorTrouble): string {
  switch (why) {
    case 'forged':
      return 'the anchor of the audit log holds lines that we did not write: npm run staff -- verify-audit'
    case 'unwritten':
      return 'the head of the audit log could not be brought into its anchor: look at the disk and at TEALIGHT_ANCHOR'
    default:
      return `the audit log was changed behind our back, at row ${seq}: ${damages[why]} npm run staff -- verify-audit`
  }
}

/** Each as a sentence. */
export const damages: Record<Damage, string> = {
  changed: 'the row says another thing than its hash.',
  missing: 'the row is not there.',
  rewritten: 'the rows from there on were made anew; the anchor knows others.',
  cut_off: 'the rows from there on are gone; the anchor knows of them.',
}
