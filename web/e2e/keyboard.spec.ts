import type { Locator, Page } from '@playwright/test'
import { exitButton, letter, say } from './world/acts.ts'
import { elsewhere } from './world/ask.ts'
import { aGroup } from './world/groups.ts'
import { aMember } from './world/people.ts'
import { aReply, aThread } from './world/texts.ts'
import { expect, test } from './story.ts'

test('with the keyboard alone: from the start page into a group, a conversation of one’s own, and out', async ({
  page,
}) => {
  const group = await aGroup()
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: say.frame.skip }), 'the first stop').toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()

  await go(page, page.locator(`a[href="/g/${group}"]`))
  await go(page, page.getByRole('link', { name: say.group.start }))
  await type(page, page.getByLabel(say.composer.title, { exact: true }), 'By hand')
  await type(page, page.locator('#text'), 'Key by key.')
  await go(page, page.getByRole('button', { name: say.composer.open, exact: true }))
  await go(page, page.getByRole('button', { name: say.join.next }))
  await go(page, page.getByRole('button', { name: say.join.agree }))
  await tabTo(page, page.getByRole('radio').first())
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio').last()).toBeChecked()
  await go(page, page.getByRole('button', { name: say.join.goAndPost }))
  await expect(letter(page, 'Key by key.')).toBeVisible()
  // one comes in at one's own words, so the bar is found by going backwards
  await tabTo(page, exitButton(page), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(elsewhere)
})

test('every stop on the way through a long page is seen, and never under the bar', async ({ device }) => {
  const group = await aGroup()
  const [oak, ivy] = [await aMember(group), await aMember(group)]
  const thread = await aThread(oak, { text: 'A long one. '.repeat(60) })
  for (let number = 0; number < 6; number++)
    await aReply(ivy, thread, { text: 'Yes. '.repeat(80), note: { topics: ['other'] } })
  const page = await device({ as: oak, viewport: { width: 360, height: 640 } })
  await page.goto(`/t/${thread}`)
  for (const [key, most] of [
    ['Tab', 26],
    ['Shift+Tab', 25],
  ] as const) {
    for (let stops = 0; stops < most; stops++) {
      await page.keyboard.press(key)
      await seen(page)
    }
  }
})

async function go(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  const before = page.url()
  const form = await target.evaluate((element) => element.closest('form') !== null)
  await page.keyboard.press('Enter')
  if (form) await expect(target).toBeHidden()
  else await expect(page).not.toHaveURL(before)
  await page.waitForLoadState()
}

async function type(page: Page, target: Locator, words: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.type(words)
}

async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  const wanted = await target.elementHandle()
  for (let stops = 0; stops < 80; stops++) {
    await page.keyboard.press(key)
    if (await page.evaluate((element) => document.activeElement === element, wanted)) return seen(page)
  }
  throw new Error(`the keyboard does not reach ${String(target)}`)
}

/** Where the keyboard stands is marked, and nothing lies over it. */
async function seen(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const stop = document.activeElement
        if (!stop) return 'nowhere'
        // a card is marked as a whole, and a choice with its name
        const shown = stop.closest('label, .card-link') ?? stop
        const marked = [stop, shown].some((one) => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
          return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
        })
        const { left, top, width, height } = stop.getClientRects()[0] ?? stop.getBoundingClientRect()
        const name = `${stop.tagName} ${stop.textContent?.trim().slice(0, 30) ?? ''}`
        if (!marked) return `not marked: ${name}`
        // the upper edge too: a bar that covers half of it hides what it is
        for (const y of [top + 2, top + Math.min(height, innerHeight) / 2]) {
          const there = document.elementFromPoint(left + width / 2, y)
          if (there?.closest('.bar') && !stop.closest('.bar')) return `under the bar: ${name}`
          if (!there || !(stop.contains(there) || there.contains(stop) || shown.contains(there)))
            return `covered: ${name}`
        }
        return 'seen'
      }),
    )
    .toBe('seen')
}
