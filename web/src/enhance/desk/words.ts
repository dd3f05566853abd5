export interface Guarded {
  /** Somebody has written something that is not sent yet. */
  hasUnsent: () => boolean
}

/** Nobody loses what they are writing by a wrong key or a closed tab: the browser asks first. */
export function guardWords(): Guarded {
  let sending = false
  const forms = () => [...document.querySelectorAll<HTMLFormElement>('form[data-kept]')]
  const hasUnsent = () =>
    forms().some((form) => [...form.querySelectorAll('textarea')].some((one) => isUnsent(form, one)))
  document.addEventListener('submit', () => (sending = true))
  window.addEventListener('pageshow', () => (sending = false))
  window.addEventListener('beforeunload', (event) => {
    if (!sending && hasUnsent()) event.preventDefault()
  })
  return { hasUnsent }
}

/** What came back with the page, because it could not be sent, is as unsent as what was just written. */
function isUnsent(form: HTMLFormElement, { value, defaultValue }: HTMLTextAreaElement): boolean {
  return value.trim() !== '' && (value !== defaultValue || form.dataset['kept'] === 'unsent')
}
