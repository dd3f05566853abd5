import { parentPort } from 'node:worker_threads'

// A thread in which some texts do harm, by the word that they begin with.

parentPort?.on('message', ({ content }: { content: { text: string } }) => {
  const [word] = content.text.split(' ')
  if (word === 'hang') for (;;);
  if (word === 'crash') process.exit(3)
  if (word === 'throw') throw new Error(content.text)
  if (word === 'fill') fill()
  parentPort?.postMessage({
    looked: word === 'fail' ? null : { engine: 1, findings: [], titleHit: false, unreadLanguage: word === 'foreign' },
  })
})
parentPort?.postMessage({ ready: true })

function fill() {
  const all: unknown[] = []
  for (;;) all.push(new Array(10_000).fill('x'))
}
