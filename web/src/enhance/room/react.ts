import { press } from './log.ts'

/** Leaves a word at a message without leaving the page; where that fails, the form goes its own way. */
export function watchReactions(section: HTMLElement): void {
  section.addEventListener('submit', (event) => {
    const { target: form, submitter } = event
    if (!(form instanceof HTMLFormElement) || !('react' in form.dataset) || 'plain' in form.dataset) return
    if (!(submitter instanceof HTMLButtonElement)) return
    event.preventDefault()
    void leave(form, submitter.value).then((isLeft) => {
      if (isLeft) press(form, submitter.value || undefined)
      else {
        form.dataset['plain'] = ''
        form.requestSubmit(submitter)
      }
    })
  })
}

async function leave(form: HTMLFormElement, word: string): Promise<boolean> {
  const post = form.querySelector<HTMLInputElement>('[name=post]')?.value ?? ''
  const about = word
    ? { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ word }) }
    : { method: 'DELETE' }
  try {
    return (await fetch(`/api/posts/${post}/reaction`, { ...about, signal: AbortSignal.timeout(8_000) })).ok
  } catch {
    return false
  }
}
