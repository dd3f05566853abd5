/**
 * Unsent words, kept on this device while the tab lives. They rest sealed; the key comes from the server when somebody
 * writes or comes back to an unsent text, and is never stored: whoever reads the browser's files later finds nothing.
 */
export async function keepDraft(form: HTMLFormElement): Promise<void> {
  const name = draftName(form)
  if (!name) return

  let waiting = 0
  let turn = 0
  form.addEventListener('input', () => {
    // in a room the same form takes the next words
    sent.delete(name)
    clearTimeout(waiting)
    waiting = window.setTimeout(save, 300)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && waiting) void save()
  })
  // A form that came back with an error holds newer words than the store.
  const kept = 'fresh' in form.dataset && sessionStorage.getItem(name)
  if (kept) await restore(form, name, kept)

  async function save() {
    clearTimeout(waiting)
    waiting = 0
    const mine = ++turn
    const sealer = await ourSealer()
    const sealed = await sealer?.seal(JSON.stringify(fieldsOf(form)))
    if (sealed && mine === turn && name && !sent.has(name) && !forgotten) sessionStorage.setItem(name, sealed)
  }
}

/** The words have arrived: nothing of them stays on this device. */
export function dropDraft(form: HTMLFormElement): void {
  const name = draftName(form)
  if (!name) return
  sent.add(name)
  sessionStorage.removeItem(name)
}

/** Other words that wait on this device, sealed in the same way under a name of their own; none takes them away. */
export async function keepSealed(name: string, text: string | null): Promise<void> {
  const mine = (turns.get(name) ?? 0) + 1
  turns.set(name, mine)
  if (text === null) return sessionStorage.removeItem(name)
  const sealed = await (await ourSealer())?.seal(text)
  if (sealed && turns.get(name) === mine && !forgotten) sessionStorage.setItem(name, sealed)
}

export async function openSealed(name: string): Promise<string | undefined> {
  const kept = sessionStorage.getItem(name)
  return kept === null ? undefined : (await ourSealer())?.open(kept)
}

const turns = new Map<string, number>()

/** Nothing of what was unsent stays, not even what is just being sealed. */
export function forgetDrafts(): void {
  forgotten = true
  sessionStorage.clear()
}

const sent = new Set<string>()
let forgotten = false

function draftName(form: HTMLFormElement): string | undefined {
  return form.dataset['draft'] && `d:${form.dataset['draft']}`
}

async function restore(form: HTMLFormElement, name: string, kept: string): Promise<void> {
  const blank = fieldsOf(form)
  const sealer = await ourSealer()
  if (!sealer) return
  const opened = await sealer.open(kept)
  if (!opened) return sessionStorage.removeItem(name)
  // Somebody who is writing by now is not interrupted.
  if (JSON.stringify(fieldsOf(form)) !== JSON.stringify(blank)) return
  const fields: Fields = JSON.parse(opened)
  fill(form, fields)
  sayRestored(form, () => {
    sessionStorage.removeItem(name)
    fill(form, blank)
  })
}

type Fields = [string, string][]

function fieldsOf(form: HTMLFormElement): Fields {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  )
}

function fill(form: HTMLFormElement, fields: Fields): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.type === 'checkbox') {
      field.checked = fields.some(([name, value]) => name === field.name && value === field.value)
      if (field.checked) field.closest('details')?.setAttribute('open', '')
    } else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
      const kept = fields.find(([name]) => name === field.name)
      if (kept) field.value = kept[1]
    }
  }
}

function sayRestored(form: HTMLFormElement, startAfresh: () => void): void {
  const status = form.querySelector<HTMLElement>('[data-status]')
  if (!status) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button-plain'
  button.textContent = form.dataset['sayAfresh'] ?? ''
  button.addEventListener('click', () => {
    startAfresh()
    status.replaceChildren()
    form.querySelector('textarea')?.focus()
  })
  status.replaceChildren(`${form.dataset['sayRestored'] ?? ''} `, button)
}

interface Sealer {
  seal(text: string): Promise<string>
  open(sealed: string): Promise<string | undefined>
}

let found: Promise<Sealer | undefined> | undefined

/** Asked for once in a page's life; asked for again if the server could not be reached. */
async function ourSealer(): Promise<Sealer | undefined> {
  found ??= fetchKey().then((key) => (key ? sealerOf(key) : undefined))
  const sealer = await found
  if (!sealer) found = undefined
  return sealer
}

async function fetchKey(): Promise<string | undefined> {
  try {
    const answer = await fetch('/api/me/draft-key')
    const { key } = await answer.json()
    return answer.ok && typeof key === 'string' ? key : undefined
  } catch {
    return undefined
  }
}

async function sealerOf(encodedKey: string): Promise<Sealer | undefined> {
  if (!window.crypto?.subtle) return undefined
  const key = await crypto.subtle.importKey('raw', fromBase64(encodedKey), 'AES-GCM', false, ['encrypt', 'decrypt'])
  return {
    async seal(text) {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const sealed = new Uint8Array(
        await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text)),
      )
      return `${toBase64(iv)}.${toBase64(sealed)}`
    },
    async open(kept) {
      try {
        const [iv = '', sealed = ''] = kept.split('.')
        const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: fromBase64(iv) }, key, fromBase64(sealed))
        return new TextDecoder().decode(opened)
      } catch {
        return undefined // sealed on another day, or by somebody else on this device
      }
    },
  }
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
}

function toBase64(bytes: Uint8Array): string {
  let letters = ''
  for (const byte of bytes) letters += String.fromCharCode(byte)
  return btoa(letters)
}
