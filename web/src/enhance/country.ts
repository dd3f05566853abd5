/**
 * Opens the help of the country where this device seems to be, and puts it first. Found out on the device, from its time
 * zone, or from its language where the zone tells nothing; nothing is sent.
 */
export function suggestCountry(list: HTMLElement): void {
  const countries = [...list.querySelectorAll<HTMLDetailsElement>('details[data-country]')]
  const here = countries.find(hasOurTimeZone) ?? (zoneTells() ? undefined : countries.find(isInOurLanguage))
  // what the page guessed from the language does not stand against a time zone that tells otherwise
  for (const country of countries) country.open = country === here
  if (here) list.prepend(here)
}

const ourZone = Intl.DateTimeFormat().resolvedOptions().timeZone

function hasOurTimeZone(country: HTMLDetailsElement): boolean {
  return zonesOf(country.dataset['country'] ?? '').includes(ourZone)
}

/** Whoever is in a country that we have nothing for is not sent to another one because of their language. */
function zoneTells(): boolean {
  return zonesOf('GB').length > 0 && ourZone.includes('/') && !ourZone.startsWith('Etc/')
}

function zonesOf(code: string): string[] {
  try {
    const locale: Intl.Locale & { getTimeZones?: () => string[] | undefined; timeZones?: string[] } = new Intl.Locale(
      `und-${code}`,
    )
    return locale.getTimeZones?.() ?? locale.timeZones ?? []
  } catch {
    return []
  }
}

function isInOurLanguage(country: HTMLDetailsElement): boolean {
  return navigator.languages.some((language) => language.toUpperCase().endsWith(`-${country.dataset['country']}`))
}
