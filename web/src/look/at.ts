import type { Language } from '#words'

/** An instant as the clocks of a place show it: “Friday 4 December, 19:00”. */
export function atIn(language: Language, instant: number, zone: string): string {
  const locale = language === 'en' ? 'en-GB' : language
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(instant)
}

/** How a place is called in an IANA zone: `America/New_York` is New York. */
export const placeOfZone = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
