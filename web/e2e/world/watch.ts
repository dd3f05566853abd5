import { expect, type BrowserContext } from '@playwright/test'

export interface Watch {
  foundNothing(): void
}

/** What a browser must never do while somebody is here. */
export function watchOver(context: BrowserContext): Watch {
  const found: string[] = []
  context.on('request', (request) => {
    if (!isOurs(request.url())) found.push(`asked another machine: ${request.url()}`)
  })
  context.on('response', (response) => {
    const kind = response.request().resourceType()
    if (files.has(kind) && response.status() >= 400) found.push(`${response.status()} for ${response.url()}`)
  })
  context.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return
    // Said of every page that comes with a status above 399. Missing files are found above.
    if (message.text().startsWith('Failed to load resource')) return
    found.push(`the console says: ${message.text()}`)
  })
  context.on('weberror', (error) => found.push(`a script broke: ${error.error().message}`))
  return { foundNothing: () => expect(found, 'what the browser met on the way').toEqual([]) }
}

const files = new Set(['stylesheet', 'script', 'font', 'image', 'manifest'])

function isOurs(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return !protocol.startsWith('http') || hostname === 'localhost' || hostname === '127.0.0.1'
}
