import { dropDraft } from './drafts.ts'

/**
 * Sends a form without leaving the page, so that a dead server or a lost connection costs no words. A try that did not
 * reach anybody is made again by itself, with the same client key: the text arrives once. Any answer that is not
 * "sent" is left to the browser: the form goes again in the plain way, and the page that comes says what to do.
 */
export function sendKindly(form: HTMLFormElement): void {
  let state: 'resting' | 'sending' | 'waiting' | 'passing' = 'resting'
  let tries = 0
  let timer = 0
  let submitter: HTMLElement | null = null
  let leaving = false

  form.addEventListener('submit', (event) => {
    // a step that writes nothing needs no care
    if (state === 'passing' || event.submitter?.hasAttribute('data-plain')) return
    event.preventDefault()
    if (state === 'sending') return
    submitter = event.submitter
    tries = 0
    void send()
  })
  window.addEventListener('online', tryAgainNow)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) tryAgainNow()
  })
  window.addEventListener('beforeunload', () => (leaving = true))
  // A page that comes back from the browser's memory starts anew.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) rest()
  })

  async function send() {
    clearTimeout(timer)
    state = 'sending'
    form.setAttribute('aria-busy', 'true')
    say(form.dataset['saySending'])
    const answer = await post(form, submitter)
    form.removeAttribute('aria-busy')
    if (answer === 'unreached') return waitForTheServer()
    if (answer === 'refused') return passToTheBrowser()
    dropDraft(form)
    // Somebody who is on the way to another page is not fetched back to this one.
    if (!leaving) goTo(answer.sent)
  }

  function waitForTheServer() {
    state = 'waiting'
    tries += 1
    // Full jitter: after an outage not everybody comes back in the same second.
    timer = window.setTimeout(send, 1000 + Math.random() * 1000 * Math.min(29, 2 ** tries))
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button-plain'
    button.textContent = form.dataset['sayTryNow'] ?? ''
    button.addEventListener('click', tryAgainNow)
    say(form.dataset['sayUnreached'], button)
  }

  function tryAgainNow() {
    if (state === 'waiting') void send()
  }

  function passToTheBrowser() {
    state = 'passing'
    form.requestSubmit(submitter instanceof HTMLButtonElement ? submitter : null)
  }

  function rest() {
    state = 'resting'
    clearTimeout(timer)
    say('')
  }

  function say(words: string | undefined, ...more: HTMLElement[]) {
    const status = form.querySelector<HTMLElement>('[data-status]')
    // Said once and not at every try: a screen reader would repeat it into somebody's ear.
    if (status && (tries < 2 || more.length === 0 || status.childElementCount === 0))
      status.replaceChildren(`${words ?? ''} `, ...more)
  }
}

async function post(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
): Promise<{ sent: string } | 'unreached' | 'refused'> {
  try {
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(form, submitter)) if (typeof value === 'string') fields.append(name, value)
    const answer = await fetch(form.action, {
      method: 'POST',
      body: fields,
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(20_000),
    })
    if (answer.status >= 502 && answer.status <= 504) return 'unreached'
    const result: unknown = await answer.json().catch(() => null)
    return isRedirect(result) ? { sent: result.location } : 'refused'
  } catch {
    return 'unreached'
  }
}

/** 303 is "done, look there"; a 307 asks the browser to carry the form on. */
function isRedirect(result: unknown): result is { location: string } {
  return (
    typeof result === 'object' &&
    result !== null &&
    'type' in result &&
    result.type === 'redirect' &&
    'status' in result &&
    result.status === 303 &&
    'location' in result &&
    typeof result.location === 'string'
  )
}

function goTo(place: string): void {
  const target = new URL(place, location.href)
  if (target.origin !== location.origin) return
  const samePage = target.pathname === location.pathname && target.search === location.search
  if (!samePage) return location.assign(target)
  // Only the part after # differs: the browser would not fetch the page anew.
  history.replaceState(null, '', target)
  history.scrollRestoration = 'manual'
  location.reload()
}
