import { heartbeatContent, recordHeartbeat } from '@tealight/db/assessments/heartbeat'
import type { Task } from '@tealight/db/assessments/lease'
import { loadText } from '@tealight/db/assessments/load'
import { endTask, recordAssessment } from '@tealight/db/assessments/record'
import { mostStarts, startAssessment } from '@tealight/db/assessments/start'
import type { Db } from '@tealight/db/connect'
import { Unavailable } from '@tealight/db/refusals'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Trap } from '../trap.ts'
import type { Thread } from './own-thread.ts'

export interface Road {
  db: Db
  thread: Thread
  trap: Trap
}

/** Looks at one version of one text and writes down what came of it. Run twice, late or after it is gone, it is dull. */
export async function assessTask({ db, thread, trap }: Road, task: Task): Promise<void> {
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
