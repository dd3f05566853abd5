import {
  test as base,
  expect,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test'
import { origin } from './world/ask.ts'
import type { Member } from './world/people.ts'
import { watchOver, type Watch } from './world/watch.ts'

/** A phone, a laptop, a library's computer: each knows nothing of the others. */
export type Device = (options?: BrowserContextOptions & { as?: Member; at?: string }) => Promise<Page>

interface Stage {
  /** Another device than the one of `page`. With `as`, somebody is known on it already. */
  device: Device
}

/**
 * Every story watches what the browser does meanwhile, and ends by finding nothing: no error in a console, nothing that
 * the policy stopped, no file missing, and not one request to another machine.
 */
export const test = base.extend<Stage>({
  context: async ({ context }, use) => {
    const watch = watchOver(context)
    await use(context)
    watch.foundNothing()
  },
  device: async ({ browser, contextOptions, baseURL }, use) => {
    const opened: { context: BrowserContext; watch: Watch }[] = []
    await use(async ({ as, at = baseURL ?? origin, ...options } = {}) => {
      const context = await (browser as Browser).newContext({ ...contextOptions, baseURL: at, ...options })
      opened.push({ context, watch: watchOver(context) })
      if (as) await remember(context, as, at)
      return context.newPage()
    })
    for (const { context, watch } of opened) {
      await context.close()
      watch.foundNothing()
    }
  },
})

export { expect }

/** From now on this device knows somebody. */
export async function remember(context: BrowserContext, member: Member, at = origin): Promise<void> {
  await context.addCookies([{ name: 's', value: member.session, url: at, httpOnly: true, sameSite: 'Lax' }])
}
