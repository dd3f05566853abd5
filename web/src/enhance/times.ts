/** Says what one's own clock shows at a time that is planned by the clocks of another place. */
export function sayYourTime(): void {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-zone]')) {
    const [there, here] = [time.dataset['zone'], timeZone].map((zone) => at(time.dateTime, zone))
    if (there === here || here === undefined) continue
    const said = document.createElement('span')
    said.className = 'quiet clock'
    said.textContent = `${time.dataset['yours']?.replace('#', here) ?? ''}`
    time.append(said)
  }
}

function at(instant: string, timeZone: string | undefined): string | undefined {
  const form = { weekday: 'long', hour: '2-digit', minute: '2-digit', ...(timeZone && { timeZone }) } as const
  try {
    return new Intl.DateTimeFormat(document.documentElement.lang || 'en', form).format(new Date(instant))
  } catch {
    // an old browser without this zone: the place is named beside
    return undefined
  }
}
