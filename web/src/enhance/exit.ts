import { forgetDrafts } from './drafts.ts'

/**
 * The quick exit: the button, or Shift three times within a second and a half. The page is blank before anything else
 * happens; what was unsent is wiped; this page gives its place in the history to where one goes. The same form does it
 * without script. While a slow or dead server is told to end the session, nobody waits for it.
 */
export function watchExit(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-exit]')
  if (!form) return

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    leave(form)
  })
  let presses: number[] = []
  document.addEventListener('keydown', (event) => {
    if (event.repeat) return
    presses = event.key === 'Shift' ? [...presses.slice(-2), event.timeStamp] : []
    const [first, , third] = presses
    if (first !== undefined && third !== undefined && third - first < 1500) leave(form)
  })
}

function leave(form: HTMLFormElement): void {
  document.body.replaceChildren()
  document.title = '…'
  forgetDrafts()
  void fetch(form.action, { method: 'POST', body: new URLSearchParams(), keepalive: true }).catch(() => {})
  location.replace(form.dataset['exit'] ?? '/')
}
