import { say } from './world/acts.ts'
import { pagesAlone } from './world/alone.ts'
import { origin } from './world/ask.ts'
import { expect, test } from './story.ts'

test('in London, the help of Britain is open and stands first, and nobody was asked or told', async ({ device }) => {
  const page = await device({ timezoneId: 'Europe/London' })
  const asked: string[] = []
  page.on('request', (request) =>
    asked.push(`${request.method()} ${new URL(request.url()).pathname}${new URL(request.url()).search}`),
  )
  await page.goto('/help', { waitUntil: 'networkidle' })
  const first = page.locator('details[data-country]').first()
  await expect(first).toHaveAttribute('data-country', 'GB')
  await expect(first).toHaveAttribute('open', '')
  await expect(page.locator('details[data-country][open]')).toHaveCount(1)
  await expect(first.locator('.way').first()).toBeVisible()

  await page.locator('details[data-country="IE"] > summary').click()
  await expect(page.locator('details[data-country="IE"] .way').first()).toBeVisible()
  expect(asked.filter((line) => !line.startsWith('GET /_app/') && line !== 'GET /icon.svg')).toEqual(['GET /help'])
})

test('in a country that we have nothing for, none is suggested', async ({ device }) => {
  const page = await device({ timezoneId: 'Antarctica/Troll' })
  await page.goto('/help')
  await expect(page.locator('details[data-country]').first()).toBeVisible()
  await expect(page.locator('details[data-country][open]')).toHaveCount(0)
})

test('no country shows more than three ways at once, and no short code has a plus', async ({ page }) => {
  await page.goto('/help')
  const countries = await page.locator('details[data-country]').evaluateAll((all) =>
    all.map((one) => ({
      code: one.getAttribute('data-country'),
      atOnce: [...one.querySelectorAll('.way')].filter((way) => !way.closest('.fold-bare')).length,
    })),
  )
  expect(countries.length).toBeGreaterThan(5)
  expect(countries.filter(({ atOnce }) => atOnce < 1 || atOnce > 3)).toEqual([])
  const numbers = await page
    .locator('a[href^="tel:"], a[href^="sms:"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
  expect(numbers.filter((number) => /^(tel|sms):\+\d{1,6}$/.test(number))).toEqual([])
})

test('the help is there when the api is dead; the rest says so kindly', async ({ device }) => {
  const pages = await pagesAlone()
  try {
    const page = await device({ at: pages.origin, timezoneId: 'Europe/Dublin' })
    await page.goto('/help')
    await expect(page.locator('details[data-country]').first()).toHaveAttribute('data-country', 'IE')
    await expect(page.locator('details[data-country="IE"] .way').first()).toBeVisible()
    await page.goto('/')
    await expect(page.getByText(say.home.down)).toBeVisible()
    expect((await page.goto('/t/00000000-0000-4000-8000-000000000000'))?.status()).toBe(503)
    await page.getByRole('link', { name: say.frame.helpNow }).click()
    await expect(page.getByRole('heading', { name: say.help.title })).toBeVisible()
  } finally {
    await pages.end()
  }
})

for (const api of [undefined, origin]) {
  test(`three years later nothing is shown that nobody has checked since, ${api ? 'from the store' : 'from what we ship'}`, async ({
    device,
  }) => {
    const pages = await pagesAlone({ later: 3 * 365, ...(api && { api }) })
    try {
      const page = await device({ at: pages.origin })
      await page.goto('/help')
      await expect(page.locator('.way')).toHaveCount(0)
      await expect(page.getByText(say.help.none)).toBeVisible()
      await expect(page.getByRole('link', { name: 'findahelpline.com' })).toBeVisible()
    } finally {
      await pages.end()
    }
  })
}
