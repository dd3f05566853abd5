import type { FromRoom } from '@tealight/api/contract/rooms'
import { dropDraft, keepSealed, openSealed } from '../drafts.ts'
import type { Say } from './say.ts'

type Write = Extract<FromRoom, { type: 'write' }>

/** Words on their way. They rest sealed on the device until the room has them. */
interface Waiting {
  frame: Write
  item: HTMLElement
  state: 'sending' | 'waiting' | 'refused'
  /** When it may go again, by this page's clock. */
  after: number
}

/** Why a message may still go later, without anything being changed. */
const passing = new Set(['slow_mode', 'slow_down', 'muted', 'room_paused', 'unavailable', 'broken'])
/** How long an answer may take before it is asked for again. */
const answerMs = 8_000

/** The form, and what was sent by it and has not arrived. Nothing that was typed is ever lost. */
export function openOutbox(
  section: HTMLElement,
  say: Say,
  room: string,
  { send, answeredName }: { send(frame: Write): boolean; answeredName(number: number): string },
) {
  const form = section.querySelector<HTMLFormElement>('form[data-speak]')
  const list = section.querySelector<HTMLElement>('[data-outbox]')
  const text = form?.querySelector<HTMLTextAreaElement>('textarea') ?? null
  const replyTo = form?.querySelector<HTMLInputElement>('input[name=replyTo]') ?? null
  const store = `d:o${room}`
  const all = new Map<string, Waiting>()
  let open = false
  let state = 'open'

  form?.addEventListener('submit', (event) => {
    event.preventDefault()
    take()
  })
  text?.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return
    event.preventDefault()
    take()
  })
  section.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target.closest('a') : null
    if (target?.matches('[data-act="answer"]')) {
      event.preventDefault()
      answerTo(Number(/answer=(\d+)/.exec(target.href)?.[1]))
    } else if (target?.matches('[data-no-answer]')) {
      event.preventDefault()
      answerTo(0)
    }
  })
  window.setInterval(goOn, 1_000)
  void restore()

  async function restore(): Promise<void> {
    const kept = await openSealed(store)
    if (kept === undefined) return
    for (const frame of JSON.parse(kept) as Write[]) if (!all.has(frame.key)) put(frame)
    goOn()
  }

  /** Takes what stands in the form onto its way. */
  function take(): void {
    if (!form || !text || text.value.trim() === '') return
    const fields = new FormData(form)
    const topics = fields.getAll('topic').map(String) as NonNullable<Write['note']>['topics']
    const number = Number(fields.get('replyTo')) || 0
    put({
      v: 1,
      type: 'write',
      key: crypto.randomUUID(),
      text: text.value.replace(/^\n+/, '').trimEnd(),
      ...(topics.length > 0 && { note: { topics } }),
      ...(number > 0 && { replyTo: number }),
    })
    text.value = ''
    for (const box of form.querySelectorAll<HTMLInputElement>('input[name=topic]')) box.checked = false
    answerTo(0)
    dropDraft(form)
    text.focus()
    goOn()
  }

  function put(frame: Write): void {
    const item = document.createElement('li')
    item.className = 'waiting'
    const words = document.createElement('p')
    words.dir = 'auto'
    words.textContent = frame.text
    const state = document.createElement('p')
    state.className = 'quiet row'
    state.setAttribute('role', 'status')
    item.append(words, state)
    list?.append(item)
    list?.removeAttribute('hidden')
    all.set(frame.key, { frame, item, state: 'waiting', after: 0 })
    keep()
  }

  /** Sends what may go now, in the order of typing, and says of the rest what it waits for. */
  function goOn(): void {
    const now = performance.now()
    for (const one of all.values()) {
      if (one.state === 'refused') continue
      if (one.after > now) {
        const left = Math.ceil((one.after - now) / 1000)
        if (one.state === 'waiting') tell(one, say.waitsFor.replace('#', String(left)))
        // what comes behind it stays behind it
        if (one.state === 'waiting') break
        continue
      }
      if (!open || state === 'paused' || !send(one.frame)) {
        one.state = 'waiting'
        tell(one, whyNot())
        continue
      }
      one.state = 'sending'
      one.after = now + answerMs
      tell(one, say.sending)
    }
  }

  function whyNot(): string {
    if (state === 'closed') return say.problems.room_closed
    return state === 'paused' ? say.problems.room_paused : say.waiting
  }

  function refused(key: string, code: string, retryAfter = 5): void {
    const one = all.get(key)
    if (!one) return
    if (passing.has(code)) {
      one.state = 'waiting'
      one.after = performance.now() + retryAfter * 1_000
      return goOn()
    }
    one.state = 'refused'
    const why = code in say.problems ? say.problems[code as keyof Say['problems']] : say.failed
    const retry = button(say.retry, () => {
      one.state = 'waiting'
      one.after = 0
      goOn()
    })
    tell(
      one,
      why,
      retry,
      button(say.takeBack, () => takeBack(one)),
    )
  }

  function takeBack({ frame }: Waiting): void {
    if (text) text.value = text.value === '' ? frame.text : `${frame.text}\n${text.value}`
    if (form) text?.dispatchEvent(new Event('input', { bubbles: true }))
    drop(frame.key)
    text?.focus()
  }

  function drop(key: string): void {
    all.get(key)?.item.remove()
    all.delete(key)
    list?.toggleAttribute('hidden', all.size === 0)
    keep()
  }

  function keep(): void {
    void keepSealed(store, all.size === 0 ? null : JSON.stringify([...all.values()].map(({ frame }) => frame)))
  }

  function answerTo(number: number): void {
    const line = form?.querySelector<HTMLElement>('[data-answering]')
    const name = form?.querySelector<HTMLElement>('[data-answering-name]')
    if (replyTo) replyTo.value = number > 0 ? String(number) : ''
    line?.toggleAttribute('hidden', number === 0)
    if (name && number > 0) name.textContent = answeredName(number)
    if (number > 0) text?.focus()
  }

  return {
    isOpen(is: boolean): void {
      const came = is && !open
      open = is
      // an answer may have been lost with the line: the same key is asked for again
      if (came) for (const one of all.values()) if (one.state === 'sending') one.after = 0
      if (came || !is) goOn()
    },
    roomIs(now: string): void {
      state = now
      goOn()
    },
    wrote: drop,
    refused,
  }
}

function tell({ item }: Waiting, words: string, ...more: HTMLElement[]): void {
  const status = item.querySelector<HTMLElement>('[role=status]')
  if (!status || (more.length === 0 && status.textContent === words)) return
  status.replaceChildren(`${words} `, ...more)
}

function button(words: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'button-plain'
  made.textContent = words
  made.addEventListener('click', press)
  return made
}
