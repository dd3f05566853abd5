/**
 * Unsent words, kept on this device while the tab lives. They rest sealed, under a key that comes with the page and is
 * never stored: whoever reads the browser's files later finds nothing to read.
 */
export async function keepDrafts(form: HTMLFormElement): Promise<void> {
  const name = draftName(form)
  const sealer = await sealerOf(form.dataset['draftKey'])
  if (!name || !sealer) return

  // A form that came back with an error holds newer words than the store.
  if ('fresh' in form.dataset) await restore(form, name, sealer)

  let waiting = 0
  let turn = 0
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = window.setTimeout(save, 300)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && waiting) void save()
  })

  async function save() {
    clearTimeout(waiting)
    waiting = 0
    const mine = ++turn
    const sealed = await sealer?.seal(JSON.stringify(fieldsOf(form)))
    if (sealed && mine === turn && name && !sent.has(name)) sessionStorage.setItem(name, sealed)
  }
}

/** The words have arrived: nothing of them stays on this device. */
export function dropDraft(form: HTMLFormElement): void {
  const name = draftName(form)
  if (!name) return
  sent.add(name)
  sessionStorage.removeItem(name)
}

const sent = new Set<string>()

function draftName(form: HTMLFormElement): string | undefined {
  return form.dataset['draft'] && `d:${form.dataset['draft']}`
}

async function restore(form: HTMLFormElement, name: string, sealer: Sealer): Promise<void> {
  const kept = sessionStorage.getItem(name)
  if (!kept) return
  const opened = await sealer.open(kept)
  if (!opened) return sessionStorage.removeItem(name)
  const blank = fieldsOf(form)
  fill(form, JSON.parse(opened))
  sayRestored(form, () => {
    sessionStorage.removeItem(name)
    fill(form, blank)
  })
}

type Fields = [string, string][]

function fieldsOf(form: HTMLFormElement): Fields {
  return [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : []))
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
  button.className = 'quiet'
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

async function sealerOf(encodedKey: string | undefined): Promise<Sealer | undefined> {
  if (!encodedKey || !window.crypto?.subtle) return undefined
  const key = await crypto.subtle.importKey('raw', fromBase64(encodedKey), 'AES-GCM', false, ['encrypt', 'decrypt'])
  return {
    async seal(text) {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text)))
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
