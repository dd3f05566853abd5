/** Sends a form again after so many seconds, for somebody who waits: not while the page is out of sight. */
export function lookAgain(form: HTMLFormElement): void {
  form.querySelector('[data-by-itself]')?.removeAttribute('hidden')
  const seconds = Number(form.dataset['lookAgain'])
  const timer = setInterval(() => {
    if (document.hidden) return
    clearInterval(timer)
    form.requestSubmit()
  }, seconds * 1000)
}
