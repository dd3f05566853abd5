import type { Message, ToRoom } from '@tealight/api/contract/rooms'
import { drawMark } from '../../look/mark.ts'
import { paragraphs } from '../../look/plain-text.ts'
import type { Say } from './say.ts'

type News = Extract<ToRoom, { type: 'news' }>

/** More than these at once, and a screen reader is told their number instead of all their words. */
const mostReadOut = 4

/** The list of what was said. It only ever changes where something changed, so that what is read is not disturbed. */
export function openLog(section: HTMLElement, say: Say) {
  const list = section.querySelector<HTMLElement>('[data-log]')
  const template = section.querySelector<HTMLTemplateElement>('template[data-message]')
  const empty = section.querySelector<HTMLElement>('[data-empty]')
  const below = section.querySelector<HTMLButtonElement>('[data-fresh-below]')
  const first = Number(section.dataset['first'])
  let unread = 0

  below?.addEventListener('click', () => {
    list?.lastElementChild?.scrollIntoView({ block: 'end' })
    nothingUnread()
  })
  document.addEventListener('scroll', () => unread > 0 && isAtEnd() && nothingUnread(), { passive: true })

  const find = (number: number) => list?.querySelector<HTMLElement>(`[data-number="${number}"]`) ?? null
  const isAtEnd = () => (list?.getBoundingClientRect().bottom ?? 0) < window.innerHeight + 80

  function nothingUnread(): void {
    unread = 0
    below?.setAttribute('hidden', '')
  }

  function tell(news: News): void {
    if (!list || !template) return
    const wasAtEnd = isAtEnd()
    const fresh = news.messages.filter(({ number }) => number >= first && !find(number))
    // a crowd would be read out over one another
    list.parentElement?.setAttribute('aria-live', fresh.length > mostReadOut ? 'off' : 'polite')
    for (const number of news.gone) find(number)?.remove()
    for (const message of news.messages) if (message.number >= first) put(message)
    for (const one of list.querySelectorAll<HTMLElement>('[data-number]'))
      if (Number(one.dataset['number']) < news.first) one.remove()
    empty?.toggleAttribute('hidden', list.childElementCount > 0)

    const others = fresh.filter(({ mine }) => !mine).length
    if (others === 0 && fresh.length === 0) return
    if (wasAtEnd || fresh.some(({ mine }) => mine)) list.lastElementChild?.scrollIntoView({ block: 'nearest' })
    else if (others > 0 && below) {
      unread += others
      below.textContent = unread === 1 ? say.freshOne : say.freshMany.replace('#', String(unread))
      below.removeAttribute('hidden')
    }
    const status = section.querySelector<HTMLElement>('[data-line-status]')
    if (fresh.length > mostReadOut && status) status.textContent = say.freshMany.replace('#', String(others))
  }

  /** Puts a message where its number belongs, or in the place of its older self. */
  function put(message: Message): void {
    const item = template?.content.firstElementChild?.cloneNode(true)
    if (!list || !(item instanceof HTMLElement)) return
    fill(item, message)
    const old = find(message.number)
    if (old) {
      old.replaceWith(item)
      return
    }
    const later = [...list.querySelectorAll<HTMLElement>('[data-number]')].find(
      (one) => Number(one.dataset['number']) > message.number,
    )
    list.insertBefore(item, later ?? null)
  }

  function fill(item: HTMLElement, message: Message): void {
    const part = (name: string) => item.querySelector<HTMLElement>(`[data-${name}]`)
    const show = (name: string, isShown: boolean) => part(name)?.toggleAttribute('hidden', !isShown)
    const isGone = message.text === null
    item.id = `p-${message.number}`
    item.dataset['number'] = String(message.number)
    item.classList.toggle('mine', message.mine)
    fillPersona(item, message)
    show('you', message.mine)
    show('edited', message.version > 1 && !isGone)
    show('answers', message.replyTo !== null)
    if (message.replyTo !== null) {
      part('answers')?.setAttribute('href', `#p-${message.replyTo}`)
      const name = part('answered')
      if (name) name.textContent = nameOf(message.replyTo)
    }
    const [plain, folded] = [part('body'), part('folded')]
    const text = plain?.querySelector('.letter-body') ?? null
    const filled = text && fillText(text, message.text ?? '')
    show('body', !isGone && message.note === null)
    show('note', !isGone && message.note !== null)
    if (message.note && filled) folded?.replaceChildren(filled)
    const topics = part('topics')
    if (topics && message.note)
      topics.textContent = [...message.note.topics.map((topic) => say.topics[topic]), message.note.words ?? '']
        .filter(Boolean)
        .join(', ')
    set('instead', insteadOf(message))
    set('told', toldOf(message.reactions))
    set('own', ownOf(message))
    fillReact(item, message)
    show('acts', !isGone)
    for (const act of item.querySelectorAll<HTMLAnchorElement>('[data-act]')) fillAct(act, message)
    const more = item.querySelector<HTMLElement>('[data-acts] > summary')
    more?.setAttribute('aria-label', `${more.textContent}: ${message.author.name}`)

    function set(name: string, words: string): void {
      const one = part(name)
      if (one) one.textContent = words
      show(name, words !== '')
    }
  }

  function fillText(body: Element, text: string): Element {
    const [model] = body.children
    const veil = body.querySelector('.veil')
    const made = paragraphs(text).map((pieces) => {
      const paragraph = document.createElement('p')
      if (model) paragraph.className = model.className
      paragraph.dir = 'auto'
      for (const piece of pieces) {
        if (typeof piece === 'string') paragraph.append(piece)
        else if ('veiled' in piece) paragraph.append(veil?.cloneNode(true) ?? '')
        else paragraph.append(linkTo(piece))
      }
      return paragraph
    })
    body.replaceChildren(...made)
    return body
  }

  function insteadOf({ ignored, state, text }: Message): string {
    if (ignored) return say.ignored
    if (state === 'deleted') return say.deleted
    return text === null ? say.gone : ''
  }

  function ownOf({ mine, text, state, veiled }: Message): string {
    if (!mine || text === null) return ''
    if (state === 'held') return say.held
    if (state === 'hidden') return say.hiddenOwn
    if (state === 'removed') return say.removedOwn
    return veiled ? say.veiled : ''
  }

  function nameOf(number: number): string {
    return find(number)?.querySelector('.persona-tag bdi')?.textContent || say.earlierMessage
  }

  function fillPersona(item: HTMLElement, { author }: Message): void {
    const tag = item.querySelector('.persona-tag')
    const name = tag?.querySelector('bdi')
    if (name) name.textContent = author.name
    const role = tag?.querySelector('.role')
    if (author.role === null) role?.remove()
    else if (role) role.textContent = say.roles[author.role]
    const svg = tag?.querySelector('svg')
    if (!svg) return
    const { tone, tile, solid, line } = drawMark(author.mark)
    svg.setAttribute('class', (svg.getAttribute('class') ?? '').replace(/tone-\d/, `tone-${tone}`))
    const scope = /svelte-\w+/.exec(svg.getAttribute('class') ?? '')?.[0] ?? ''
    const paths: [string, string][] = [
      [`tile ${scope}`, tile],
      ['', solid],
      [`line ${scope}`, line],
    ]
    svg.replaceChildren(
      ...paths.flatMap(([name, d]) => {
        if (d === '') return []
        const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
        if (name) path.setAttribute('class', name)
        path.setAttribute('d', d)
        return [path]
      }),
    )
  }

  /** Says under one's own message what others left at it. */
  function tellReactions(number: number, reactions: Message['reactions']): void {
    const told = find(number)?.querySelector<HTMLElement>('[data-told]')
    if (!told) return
    told.textContent = toldOf(reactions)
    told.hidden = told.textContent === ''
  }

  function toldOf(reactions: Message['reactions'] = {}): string {
    return (Object.keys(say.told) as (keyof Say['told'])[])
      .flatMap((word) => {
        const count = reactions[word] ?? 0
        const [one, many] = say.told[word]
        return count > 0 ? `${count === 1 ? one : many.replace('#', String(count))}.` : []
      })
      .join(' ')
  }

  return { tell, tellReactions, nameOf }
}

function fillReact(item: HTMLElement, { id, number, mine, reacted }: Message): void {
  const form = item.querySelector<HTMLFormElement>('[data-react]')
  if (!form) return
  form.hidden = mine
  for (const [name, value] of [
    ['post', id],
    ['number', String(number)],
  ] as const)
    form.querySelector<HTMLInputElement>(`[name=${name}]`)?.setAttribute('value', value)
  press(form, reacted)
}

/** Shows which word was left. The pressed one takes itself back. */
export function press(form: HTMLFormElement, reacted: string | undefined): void {
  for (const button of form.querySelectorAll<HTMLButtonElement>('[data-word]')) {
    const word = button.dataset['word'] ?? ''
    button.setAttribute('aria-pressed', String(word === reacted))
    button.value = word === reacted ? '' : word
  }
}

function fillAct(act: HTMLAnchorElement, { id, number, mine }: Message): void {
  const name = act.dataset['act']
  const isOwn = name === 'edit' || name === 'remove'
  if (name !== 'answer') act.hidden = isOwn !== mine
  const href = act.getAttribute('href') ?? ''
  act.setAttribute(
    'href',
    href
      .replace(/\/p\/[^/]*\//, `/p/${id}/`)
      .replace(/answer=\d+/, `answer=${number}`)
      .replace(/\/hide\/\d+/, `/hide/${number}`),
  )
}

function linkTo({ href, host, rest }: { href: string; host: string; rest: string }): HTMLElement {
  const [around, link, strong] = [
    document.createElement('bdi'),
    document.createElement('a'),
    document.createElement('b'),
  ]
  strong.textContent = host
  link.href = href
  link.rel = 'noopener noreferrer nofollow ugc external'
  link.append(strong, rest)
  around.append(link)
  return around
}
