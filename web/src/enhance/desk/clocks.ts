import { clockInWords, clockKinds, type ClockKind, type ClockWords } from '../../routes/desk/clock.ts'

/** Lets every clock of the page tick, also those that come later. They count from the api's now, not from this device's. */
export function tickClocks(): void {
  const say = clockWords()
  if (!say) return
  const starts = new WeakMap<Element, number>()
  tick()
  setInterval(tick, 15_000)
  document.addEventListener('visibilitychange', tick)

  function tick() {
    if (document.hidden || !say) return
    for (const clock of document.querySelectorAll<HTMLElement>('time[data-clock]')) {
      const started = starts.get(clock) ?? performance.now()
      starts.set(clock, started)
      const now = Number(clock.dataset['now']) + performance.now() - started
      const words = clockInWords(kindOf(clock), Number(clock.dataset['at']), now, say)
      if (clock.textContent !== words) clock.textContent = words
    }
  }
}

function kindOf(clock: HTMLElement): ClockKind {
  return clockKinds.find((kind) => kind === clock.dataset['clock']) ?? 'ago'
}

function clockWords(): ClockWords | undefined {
  const page = document.querySelector<HTMLElement>('[data-desk]')
  if (!page) return undefined
  const fill = (name: string) => (part: string) => (page.dataset[name] ?? '').replace('{}', part)
  return {
    due: fill('sayDue'),
    late: fill('sayLate'),
    now: page.dataset['sayNow'] ?? '',
    ago: fill('sayAgo'),
    justNow: page.dataset['sayJustNow'] ?? '',
    left: fill('sayLeft'),
    minutes: fill('sayMinutes'),
    hours: fill('sayHours'),
    days: fill('sayDays'),
  }
}
