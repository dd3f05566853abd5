import { parentPort } from 'node:worker_threads'
import type { Answer } from '../src/assess/own-thread.ts'

// A thread in which some texts do harm, by the word that they begin with.

parentPort?.on('message', ({ content }: { content: { text: string } }) => {
  const [word] = content.text.split(' ')
  if (word === 'hang') for (;;);
  if (word === 'crash') process.exit(3)
  if (word === 'throw') throw new Error(content.text)
  if (word === 'fill') fill()
  const nothing = { findings: [], titleHit: false }
  const looked = { engine: 1, ...nothing, screened: nothing, unreadLanguage: word === 'foreign' }
  parentPort?.postMessage({ looked: word === 'fail' ? null : looked } satisfies Answer)
})
parentPort?.postMessage({ ready: true })

function fill() {
  const all: unknown[] = []
  for (;;) all.push(new Array(10_000).fill('x'))
}
