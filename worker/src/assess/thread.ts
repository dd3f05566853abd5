import { assessContent } from '@tealight/db/crisis/assess-content'
import { parentPort } from 'node:worker_threads'
import type { Answer, Question } from './own-thread.ts'

// A thread of its own for looking at texts: whatever a text does to it, the process goes on and starts another one.

parentPort?.on('message', ({ content, earlier }: Question) => answer(look(content, earlier)))
answer({ ready: true })

function look(content: Question['content'], earlier: string[]): Answer {
  try {
    return { looked: assessContent(content, { earlier }) }
  } catch {
    // its message may hold the person's words
    return { looked: null }
  }
}

function answer(said: Answer): void {
  parentPort?.postMessage(said)
}
