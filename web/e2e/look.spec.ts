import type { Page } from '@playwright/test'
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

test('whoever sets the colours of the whole screen sees what can be pressed, where they are, and every mark', async ({
  device,
}) => {
  const world = await (made ??= aWorld())
  const page = await device({ forcedColors: 'active', as: world.member, viewport: { width: 320, height: 800 } })
  for (const path of ['/', `/g/${world.group}`, `/g/${world.group}/write`, `/t/${world.thread}`, '/help', '/me']) {
    await page.goto(path)
    expect.soft(await unseen(page), path).toEqual([])
  }
})

/** What this mode would hide: buttons and fields that only a background made, a focus without a ring, marks without lines. */
function unseen(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const lost: string[] = []
    const tell = (one: Element, how: string) => lost.push(`${how}: ${one.outerHTML.slice(0, 120)}`)
    const isDrawn = (style: CSSStyleDeclaration, part: 'border' | 'outline') =>
      style.getPropertyValue(`${part === 'border' ? 'border-bottom' : part}-style`) !== 'none' &&
      parseFloat(style.getPropertyValue(`${part === 'border' ? 'border-bottom' : part}-width`)) >= 1
    const pressed = 'button, .button, input:not([type=hidden], [type=radio], [type=checkbox]), textarea, select'
    for (const one of document.querySelectorAll<HTMLElement>(pressed)) {
      if (!one.checkVisibility({ visibilityProperty: true }) || one.closest('[hidden]')) continue
      const style = getComputedStyle(one)
      const isLink = style.textDecorationLine.includes('underline')
      if (!isLink && !isDrawn(style, 'border')) tell(one, 'no edge')
      one.focus({ preventScroll: true })
      if (document.activeElement === one && !isDrawn(getComputedStyle(one), 'outline')) tell(one, 'no ring')
    }
    // the ground of the whole screen, as the person set it
    const sheet = document.body.appendChild(document.createElement('p'))
    sheet.style.color = 'Canvas'
    const back = ['none', getComputedStyle(sheet).color]
    sheet.remove()
    for (const mark of document.querySelectorAll('svg.mark')) {
      const isSeen = [...mark.children].some((shape) => {
        const { fill, stroke } = getComputedStyle(shape)
        return !back.includes(fill) || !back.includes(stroke)
      })
      if (!isSeen) tell(mark, 'no mark')
    }
    return lost
  })
}
