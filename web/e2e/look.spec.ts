import { pagesAlone } from './world/alone.ts'
import { origin } from './world/ask.ts'
import { faults, looks, prepare } from './world/faults.ts'
import { aWorld, sights, type World } from './world/sights.ts'
import { stagedApi } from './world/staged.ts'
import { expect, test } from './story.ts'

let made: Promise<World> | undefined

// a trace of so many pages costs more than it tells: the fault names its place
test.use({ trace: 'off' })

for (const { language, name, width, colorScheme } of looks) {
  test(`whoever cannot see well, or at all, can use every page: ${name}`, async ({ device }) => {
    test.setTimeout(120_000)
    const world = await (made ??= aWorld())
    const pages = await pagesAlone()
    const stage = await stagedApi(world.stage.answers)
    const stagedPages = await pagesAlone({ api: stage.address })
    const options = {
      colorScheme,
      viewport: { width, height: 800 },
      timezoneId: 'Europe/London',
      reducedMotion: 'reduce',
    } as const
    const member = await device({ ...options, as: world.member })
    const stranger = await device(options)
    const dead = await device({ ...options, at: pages.origin })
    const staged = await device({ ...options, at: stagedPages.origin })
    try {
      for (const page of [member, stranger]) await prepare(page, language, origin)
      await prepare(dead, language, pages.origin)
      await prepare(staged, language, stagedPages.origin)
      for (const sight of sights) {
        const page = sight.dead ? dead : sight.staged ? staged : sight.stranger ? stranger : member
        // a text that the last sight left waiting may go out just now and take the page elsewhere: then show it again
        await sight.show(page, world).catch((error: unknown) => {
          if (!String(error).includes('ERR_ABORTED')) throw error
          return sight.show(page, world)
        })
        expect
          .soft(await faults(page, sight.name === 'the copy of help' ? undefined : language), sight.name)
          .toEqual([])
      }
    } finally {
      stage.end()
      await Promise.all([pages.end(), stagedPages.end()])
    }
  })
}
