import type { Resource } from '@tealight/api/contract/resources'

export interface Country {
  code: string
  name: string
  /** At most three ways to reach somebody: more at once is too much for who is in distress. */
  first: Listed[]
  more: Listed[]
}

/** A resource with the ways that are shown of it. */
export type Listed = Resource

/** By country, in the order of the reader's language. */
export function byCountry(resources: readonly Resource[], language: string): Country[] {
  const names = new Intl.DisplayNames([language, 'en'], { type: 'region' })
  const order = new Intl.Collator(language)
  return [...Map.groupBy(resources, ({ country }) => country)]
    .map(([code, all]) => ({ code, name: names.of(code) ?? code, ...split(all.toSorted(closerFirst(language))) }))
    .sort((one, other) => order.compare(one.name, other.name))
}

/** A first guess for whoever has no script: the country of the language that their browser asks for, if it names one. */
export function countryFor(accepted: string | null, countries: readonly Country[]): Country | null {
  const [first = ''] = (accepted ?? '').split(',')
  const [, code] = /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})\b/i.exec(first.trim()) ?? []
  return countries.find((country) => country.code === code?.toUpperCase()) ?? null
}

const atOnce = 3

/** One way of each of the best, the emergency number among them; if that leaves room, a second way. The rest comes with `more`. */
function split(resources: Resource[]): { first: Listed[]; more: Listed[] } {
  const emergency = resources.find(({ kind }) => kind === 'emergency')
  const best = resources.filter((resource) => resource !== emergency).slice(0, emergency ? atOnce - 1 : atOnce)
  let room = atOnce - best.length - (emergency ? 1 : 0)
  const ways = new Map(emergency && [[emergency, 1]])
  for (const resource of best) {
    const second = Math.min(room, resource.contacts.length - 1)
    ways.set(resource, 1 + second)
    room -= second
  }
  const part = (from: (shown: number) => number, to?: (shown: number) => number) =>
    resources
      .map((resource) => ({
        ...resource,
        contacts: resource.contacts.slice(from(ways.get(resource) ?? 0), to?.(ways.get(resource) ?? 0)),
      }))
      .filter(({ contacts }) => contacts.length > 0)
  return {
    first: part(
      () => 0,
      (shown) => shown,
    ),
    more: part((shown) => shown),
  }
}

/** Somebody to talk to first, the emergency number after them; one's own language, day and night, and free before others. */
function closerFirst(language: string) {
  const far = (resource: Resource) =>
    (resource.kind === 'emergency' ? 8 : 0) +
    (resource.hours === 'always' ? 0 : 4) +
    (resource.language.split('-')[0] === language.split('-')[0] ? 0 : 2) +
    (resource.free ? 0 : 1)
  return (one: Resource, other: Resource) => far(one) - far(other)
}
