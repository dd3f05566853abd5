import { afterEach, describe, expect, test } from 'vitest'
import { openThread, type Thread } from '../src/assess/own-thread.ts'

const bad = new URL('./bad-thread.ts', import.meta.url)
const open: Thread[] = []
const aThread = (options: Parameters<typeof openThread>[0]) => {
  const thread = openThread(options)
  open.push(thread)
  return thread
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((thread) => thread.stop()))
})
const ask = (text: string) => ({ content: { text }, earlier: [] })

describe('the thread that looks at texts', () => {
  test('finds what there is to find', async () => {
    const looked = await aThread({}).look(ask('I want to kill myself'))
    expect(looked?.findings.map(({ category }) => category)).toContain('suicide')
  })

  for (const harm of ['hang', 'crash', 'throw', 'fill', 'fail']) {
    test(`gives up on a text that makes it ${harm}, and looks at the next one`, async () => {
      const thread = aThread({ file: bad, deadline: harm === 'fill' ? 10_000 : 250 })
      const [before, harmed, after] = await Promise.all(
        ['one', `${harm} me`, 'two'].map((text) => thread.look(ask(text))),
      )
      expect(before).not.toBeNull()
      expect(harmed).toBeNull()
      expect(after).not.toBeNull()
    })
  }

  test('is done with a text that hangs within its deadline and a little', async () => {
    const thread = aThread({ file: bad })
    await thread.look(ask('one'))
    const began = performance.now()
    expect(await thread.look(ask('hang'))).toBeNull()
    expect(performance.now() - began).toBeLessThan(1_000)
  })

  test('says that it could not look when it cannot even start', async () => {
    const thread = aThread({ file: new URL('./not-there.ts', import.meta.url) })
    expect(await thread.look(ask('one'))).toBeNull()
  })
})
