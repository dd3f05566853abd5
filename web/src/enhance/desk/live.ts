import { followChanges, type Line } from './changes.ts'
import { isSomebodyHere } from './presence.ts'

/** Taking the list anew counts as an act of the person, and would keep the session of an empty chair open for ever. */
const idle = 20

/** Keeps the list of the queue up to date, without taking it away under somebody's finger or focus. */
export function watchQueue(queue: HTMLElement): void {
  const list = () => queue.querySelector<HTMLElement>('[data-list]')
  const connection = queue.querySelector<HTMLElement>('[data-connection]')
  const news = queue.querySelector<HTMLElement>('[data-news]')
  const title = document.title
  let loading = false
  let again = false
  let missed = false
  count()
  followChanges(list()?.dataset['since'] ?? '', {
    changed: () => void refresh(),
    connected: (is) => say(is ? queue.dataset['sayLive'] : queue.dataset['sayLost']),
    ended: () => say(queue.dataset['sayEnded']),
  })
  // the banner about the engine, too, is known only by asking
  setInterval(() => void refresh(), 120_000)
  for (const sign of ['visibilitychange', 'pointermove', 'keydown'])
    document.addEventListener(sign, () => missed && void refresh(), { passive: true })

  function say(words = '') {
    if (connection && connection.textContent !== words) connection.textContent = words
  }

  async function refresh() {
    if (loading) {
      again = true
      return
    }
    if (document.hidden || !isSomebodyHere(idle)) {
      missed = true
      return
    }
    missed = false
    loading = true
    const [old, fresh] = [list(), await listAsItIs()]
    loading = false
    if (old && fresh) exchange(old, document.adoptNode(fresh))
    if (again) {
      again = false
      void refresh()
    }
  }

  function exchange(old: HTMLElement, fresh: HTMLElement) {
    const known = new Set(idsIn(old))
    keepPlace(old, fresh, () => old.replaceWith(fresh))
    const added = idsIn(fresh).filter((id) => !known.has(id)).length
    // said once and shortly: nobody wants to hear the list again
    if (news && added) news.textContent = (queue.dataset['sayFresh'] ?? '').replace('{}', String(added))
    count()
  }

  function count() {
    const here = list()
    const waiting = here ? idsIn(here).length : 0
    document.title = waiting ? `(${waiting}) ${title}` : title
  }
}

/** Says in an open case that it is not any more as it is shown. What somebody is writing is left alone. */
export function watchCase(shown: HTMLElement): void {
  const since = shown.dataset['since']
  if (!since) return
  followChanges(since, {
    changed: (flags) => {
      const line = flags.find(({ id }) => id === shown.dataset['case'])
      if (line && isNews(line, shown)) tell(shown)
    },
    connected: () => {},
    ended: () => {},
  })
}

/** That we took it in hand ourselves is no news. */
function isNews({ revision }: Line, shown: HTMLElement): boolean {
  return revision > Number(shown.dataset['revision'])
}

function tell(shown: HTMLElement): void {
  const status = shown.querySelector<HTMLElement>('[data-case-status]')
  if (!status || status.childElementCount) return
  const look = document.createElement('a')
  look.href = location.pathname
  look.textContent = shown.dataset['sayLook'] ?? ''
  status.replaceChildren(`${shown.dataset['sayChanged'] ?? ''} `, look)
}

const idsIn = (list: HTMLElement): string[] =>
  [...list.querySelectorAll<HTMLElement>('[data-flag]')].map(({ dataset }) => dataset['flag'] ?? '')

/** The list as this page would show it now. A request of this kind gives a document, so no markup is made from a string. */
function listAsItIs(): Promise<HTMLElement | null> {
  return new Promise((done) => {
    const request = new XMLHttpRequest()
    request.open('GET', location.pathname + location.search)
    request.responseType = 'document'
    request.timeout = 15_000
    request.addEventListener('loadend', () => {
      const page = request.status === 200 ? request.responseXML : null
      done(page?.querySelector<HTMLElement>('[data-list]') ?? null)
    })
    request.send()
  })
}

/** What has the focus keeps it, and what somebody looks at stays where it is on the screen. */
function keepPlace(old: HTMLElement, fresh: HTMLElement, exchange: () => void): void {
  const focused = old.contains(document.activeElement) ? document.activeElement : null
  const href = focused?.getAttribute('href')
  const rows = [...old.querySelectorAll<HTMLElement>('[data-flag]')]
  const held =
    focused?.closest<HTMLElement>('[data-flag]') ??
    rows.find((row) => row.matches(':hover')) ??
    (scrollY > 0 ? rows.find((row) => row.getBoundingClientRect().top >= 0) : undefined)
  const place = held?.getBoundingClientRect().top
  const at = held ? rows.indexOf(held) : 0

  exchange()

  const same = held && fresh.querySelector<HTMLElement>(`[data-flag="${held.dataset['flag']}"]`)
  if (same && place !== undefined) scrollBy(0, same.getBoundingClientRect().top - place)
  if (!focused) return
  const links = [...fresh.querySelectorAll<HTMLElement>('a[href]')]
  const next = links.find((link) => link.getAttribute('href') === href) ?? links[Math.min(at, links.length - 1)]
  const target = next ?? document.querySelector<HTMLElement>('[data-next]')
  target?.focus({ preventScroll: true })
}
