import { getContext, setContext } from 'svelte'
import { en } from './en.ts'
import { es } from './es.ts'
import { pseudo } from './pseudo.ts'

/** Every word on a screen. English is the source; the others say the same in their own way. */
export type Words = typeof en
export type Language = keyof typeof catalogue

const catalogue = { en, es, 'ar-XB': pseudo }

/** A language is offered under its own name. The last is made up, to find what breaks from right to left. */
export const languages: { code: Language; name: string; direction: 'ltr' | 'rtl' }[] = [
  { code: 'en', name: 'English', direction: 'ltr' },
  { code: 'es', name: 'Español', direction: 'ltr' },
  { code: 'ar-XB', name: 'Mirror', direction: 'rtl' },
]

export function wordsFor(language: Language): Words {
  return catalogue[language]
}

/** Keeps the words for all components of a page. A function, so that a page that lives on can change its language. */
export function setWords(language: () => Language): void {
  setContext(key, () => wordsFor(language()))
}

export function getWords(): Words {
  return getContext<() => Words>(key)()
}

const key = Symbol('words')

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return languages.find(({ code }) => code === language)?.direction ?? 'ltr'
}
