import type { IncomingMessage } from 'node:http'

/**
 * Whether a request was meant for us. Without this a foreign page could point its own name at this machine and read
 * what a person wrote on localhost.
 */
export function hostCheck(origin: string, port: number): (request: IncomingMessage) => boolean {
  const ours = new Set([new URL(origin).host, `localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
  return ({ headers: { host }, url }) =>
    host !== undefined && ours.has(host.toLowerCase()) && url?.startsWith('/') === true
}
