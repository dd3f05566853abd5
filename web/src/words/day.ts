import type { Language } from './index.ts'

/** A calendar day (YYYY-MM-DD) as one says it. English here is read all over the world: the month as a word, after the day. */
export function dayIn(language: Language, day: string): string {
  const locale = language === 'en' ? 'en-GB' : language
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}
