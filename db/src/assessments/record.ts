import { and, eq, sql } from 'drizzle-orm'
import { engine } from '../crisis/engine.ts'
import type { Looked } from '../crisis/finding.ts'
import { flagFindings, judge } from '../posts/looked-at.ts'
import type { Tx } from '../store.ts'
import { assessments, assessmentTasks } from '../tables/flags.ts'
import { threads } from '../tables/posts.ts'
import { deleteLooked } from '../texts/delete.ts'
import { sealForPersona } from '../texts/persona-json.ts'
import { rankOf } from '../words.ts'
import { flagLanguage } from './flag-language.ts'
import { flagUnread } from './flag-unread.ts'
import type { LoadedText } from './load.ts'
import { showDeeper } from './show-deeper.ts'

/**
 * Writes down what looking at a version came to, once: whoever comes late finds the row and changes nothing. `looked`
 * is null when it could not be looked at; then a human must. With it go the flag, what readers are shown, and the task:
 * all or nothing. Lock order as everywhere: thread, flag, desk.
 */
export async function recordAssessment(tx: Tx, text: LoadedText, looked: Looked | null): Promise<void> {
  // whoever takes the post back waits for us, or we see that they did
  await tx.sql.select({ id: threads.id }).from(threads).where(eq(threads.id, text.thread)).for('no key update')
  if ((await addRow(tx, text, looked)) && !text.byStaff) await follow(tx, text, looked)
  await endTask(tx, text)
  await deleteLooked(tx, text.subject, text.version)
}

/** Takes a task away: it is done, or what it was for is not there any more. */
export async function endTask(tx: Tx, { subject, version }: { subject: string; version: number }): Promise<void> {
  await tx.sql
    .delete(assessmentTasks)
    .where(and(eq(assessmentTasks.subjectId, subject), eq(assessmentTasks.version, version)))
}

/** False when it was written down before. */
async function addRow(tx: Tx, text: LoadedText, looked: Looked | null): Promise<boolean> {
  const { subject, version, author } = text
  const said = looked && { findings: looked.findings, unreadLanguage: looked.unreadLanguage }
  const isNothing = said === null || (said.findings.length === 0 && !said.unreadLanguage)
  const added = await tx.sql
    .insert(assessments)
    .values({
      subjectId: subject,
      version,
      engine: looked?.engine ?? engine,
      rank: rankFor(text, looked),
      sealed: isNothing ? null : await sealForPersona(tx, author, `findings ${subject} ${version}`, said),
      madeOn: sql`(${tx.now})::date`,
    })
    .onConflictDoNothing()
    .returning({ version: assessments.version })
  return added.length > 0
}

function rankFor(text: LoadedText, looked: Looked | null): number | null {
  if (text.byStaff) return null
  if (looked === null) return isErased(text) ? null : rankOf('urgent')
  return judge(looked).rank ?? (looked.unreadLanguage ? rankOf('urgent') : null)
}

async function follow(tx: Tx, text: LoadedText, looked: Looked | null): Promise<void> {
  const { subject: id, version, group, content } = text
  if (!looked || !content) {
    if (!isErased(text)) await flagUnread(tx, text)
    return
  }
  const judged = judge(looked)
  await flagFindings(tx, { id, group, author: text.author.personaId, version, content }, judged)
  if (judged.rank === null && looked.unreadLanguage) await flagLanguage(tx, { ...text, content })
  await showDeeper(tx, text, { screened: judge(looked.screened), deeper: judged })
}

/** The author's key was destroyed on purpose: there is nothing that a human could read, and nobody to answer. */
const isErased = ({ author }: LoadedText): boolean => author.wrapKey === null
