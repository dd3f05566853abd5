import { setTimeout as sleep } from 'node:timers/promises'

/** Waits for something, but not for long, and not for what became of it. */
export async function within(milliseconds: number, work: Promise<unknown> | undefined): Promise<void> {
  await Promise.race([work?.catch(() => {}), sleep(milliseconds, undefined, { ref: false })])
}
