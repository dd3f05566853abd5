/** Buttons that only script can make work: they are hidden until it is here. */
export function offerCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    if (!('clipboard' in navigator)) continue
    button.hidden = false
    button.addEventListener('click', async () => {
      const done = await navigator.clipboard.writeText(button.dataset['copy'] ?? '').then(
        () => true,
        () => false,
      )
      const status = button.parentElement?.querySelector('[data-status]')
      status?.replaceChildren((done ? button.dataset['sayDone'] : button.dataset['sayFailed']) ?? '')
    })
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }
}
