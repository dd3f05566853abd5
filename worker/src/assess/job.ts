import { heartbeatContent, recordHeartbeat } from '@tealight/db/assessments/heartbeat'
import type { Task } from '@tealight/db/assessments/lease'
import { loadText, loadTexts, type LoadedText } from '@tealight/db/assessments/load'
import { endTask, recordAssessment } from '@tealight/db/assessments/record'
import { isCalm, recordCalm } from '@tealight/db/assessments/record-calm'
import { mostStarts, startAssessment, startAssessments } from '@tealight/db/assessments/start'
import type { Db } from '@tealight/db/connect'
import type { Looked } from '@tealight/db/crisis/finding'
import { Unavailable } from '@tealight/db/refusals'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Trap } from '../trap.ts'
import type { Thread } from './own-thread.ts'

export interface Road {
  db: Db
  thread: Thread
  trap: Trap
}

/** Looks at texts and writes down what came of it. Run twice, late or after they are gone, it is dull. */
export async function assessLot(road: Road, lot: readonly Task[]): Promise<void> {
  const [only] = lot
  if (only && lot.length === 1) await assessOne(road, only)
  else await assessMany(road, lot)
}

async function assessOne({ db, thread, trap }: Road, task: Task): Promise<void> {
  trap('job-before-start')
  const starts = await db.transaction(async (tx) => {
    const starts = await startAssessment(tx, task)
    trap('start-before-commit')
    return starts
  })
  if (starts === null) return
  trap('job-after-start')
  if (task.kind === 'heartbeat') return beat({ db, thread }, task)

  const text = await loadText(db, task)
  trap('job-after-load')
  if (!text) return db.transaction((tx) => endTask(tx, task))
  const { content, earlier } = text
  const isTooOften = starts > mostStarts
  const looked = content && !isTooOften ? await thread.look({ content, earlier }, () => trap('thread-busy')) : null
  trap('after-assess')
  await record({ db, trap }, text, looked)
}

/**
 * Ordinary texts mostly end with nothing found: those are written down together at the end, and whatever has something
 * in it at once, as if it had come alone.
 */
async function assessMany({ db, thread, trap }: Road, tasks: readonly Task[]): Promise<void> {
  trap('job-before-start')
  const begun = await db.transaction(async (tx) => {
    const begun = await startAssessments(tx, tasks)
    trap('start-before-commit')
    return begun
  })
  if (begun.length === 0) return
  trap('job-after-start')
  const texts = await loadTexts(db, begun)
  trap('job-after-load')
  const calm: { text: LoadedText; looked: Looked }[] = []
  for (const text of texts) {
    const { content, earlier } = text
    const looked = content && (await thread.look({ content, earlier }, () => trap('thread-busy')))
    trap('after-assess')
    if (isCalm(looked)) calm.push({ text, looked })
    else await record({ db, trap }, text, looked)
  }
  await recordAllCalm({ db, trap }, calm)
  const there = new Set(texts.map(keyOf))
  for (const gone of begun.filter((task) => !there.has(keyOf(task)))) await db.transaction((tx) => endTask(tx, gone))
}

async function recordAllCalm(
  { db, trap }: Pick<Road, 'db' | 'trap'>,
  calm: readonly { text: LoadedText; looked: Looked }[],
): Promise<void> {
  const [first] = calm
  if (!first) return
  const versions = calm.map(({ text }) => text)
  const written = await patiently(() =>
    db.transaction(async (tx) => {
      const written = await recordCalm(tx, first.looked.engine, versions)
      trap('record-before-commit')
      return written
    }),
  )
  trap('record-after-commit')
  const done = new Set(written.map(keyOf))
  for (const { text, looked } of calm) if (!done.has(keyOf(text))) await record({ db, trap }, text, looked)
}

const keyOf = ({ subject, version }: { subject: string; version: number }) => `${subject} ${version}`

async function record({ db, trap }: Pick<Road, 'db' | 'trap'>, text: LoadedText, looked: Looked | null): Promise<void> {
  await patiently(() =>
    db.transaction(async (tx) => {
      await recordAssessment(tx, text, looked)
      trap('record-before-commit')
    }),
  )
  trap('record-after-commit')
}

async function beat({ db, thread }: Pick<Road, 'db' | 'thread'>, task: Task): Promise<void> {
  const looked = await thread.look({ content: heartbeatContent, earlier: [] })
  await db.transaction((tx) => recordHeartbeat(tx, task, looked))
}

/** What was found out is kept over a short outage of the store; beyond it the task is still there. */
async function patiently<T>(work: () => Promise<T>, tries = 4): Promise<T> {
  return work().catch(async (error: unknown) => {
    if (!(error instanceof Unavailable) || tries <= 1) throw error
    await sleep(300)
    return patiently(work, tries - 1)
  })
}
