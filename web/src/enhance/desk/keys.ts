import type { Guarded } from './words.ts'

/**
 * Single keys for those who like them. They move, open and ask; none of them decides anything. They are off while
 * somebody types, and can be put off altogether: for some people any stray key or word spoken would press one.
 */
export function watchKeys({ hasUnsent }: Guarded): void {
  const list = document.querySelector<HTMLDialogElement>('[data-keys-list]')
  const button = document.querySelector<HTMLButtonElement>('[data-keys]')
  const use = document.querySelector<HTMLInputElement>('[data-keys-use]')
  if (!list || !button || !use) return
  button.hidden = false
  button.addEventListener('click', () => list.showModal())
  use.checked = localStorage.getItem(off) === null
  use.addEventListener('change', () => {
    if (use.checked) localStorage.removeItem(off)
    else localStorage.setItem(off, '1')
  })

  document.addEventListener('keydown', (event) => {
    const { key, target } = event
    if (!(target instanceof HTMLElement) || event.altKey || event.isComposing) return
    if ((event.ctrlKey || event.metaKey) && key === 'Enter') return send(event, target)
    if (event.ctrlKey || event.metaKey) return
    if (key === 'Escape' && isTyping(target) && !list.open) return target.blur()
    if (!use.checked || isTyping(target) || list.open) return
    if (event.repeat && key !== 'j' && key !== 'k') return
    const act = keys[key] ?? (/^[0-9]$/.test(key) ? () => goToAct(key) : undefined)
    if (!act) return
    event.preventDefault()
    act()
  })

  const keys: Record<string, () => void> = {
    '?': () => list.showModal(),
    n: () => press('[data-next]'),
    j: () => step(1),
    k: () => step(-1),
    g: () => press('[data-to-list]'),
    t: toggleText,
    // with words unsent it only goes there: pressing is left to whoever wrote them
    b: () => (hasUnsent() ? document.querySelector<HTMLElement>('[data-put-back]')?.focus() : press('[data-put-back]')),
  }
}

const off = 'desk-keys-off'

function isTyping(target: HTMLElement): boolean {
  return target.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')
}

function send(event: KeyboardEvent, target: HTMLElement): void {
  const form = target.closest<HTMLFormElement>('form[data-kept]')
  if (!form) return
  event.preventDefault()
  form.requestSubmit()
}

function press(what: string): void {
  document.querySelector<HTMLElement>(what)?.click()
}

function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-list] .flag-link')]
  const at = links.findIndex((link) => link === document.activeElement)
  const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by))
  links[next]?.focus()
}

function toggleText(): void {
  const text = document.querySelector<HTMLDetailsElement>('[data-text]')
  if (!text) return
  text.open = !text.open
  text.querySelector('summary')?.focus()
}

/** Opens an act and goes to its first field. What it does is pressed there. */
function goToAct(key: string): void {
  const acts = document.querySelectorAll<HTMLDetailsElement>('[data-acts] > details')
  const act = acts[(Number(key) + 9) % 10]
  if (!act) return
  act.open = true
  act.querySelector<HTMLElement>('textarea, input:not([type=hidden]), select')?.focus()
}
