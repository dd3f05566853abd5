import type { App } from '@tealight/api/app'
import type { Transport } from '@tealight/web/serve'

/** Straight into the api's routes, without a socket. */
export function inProcess(api: App): Transport {
  return async ({ method, url, headers, body, address }) => {
    const answer = await api.inject({
      method: method as 'GET',
      url,
      headers,
      remoteAddress: address ?? '127.0.0.1',
      ...(body !== undefined && { payload: body }),
    })
    return { status: answer.statusCode, headers: known(answer.headers), body: answer.body }
  }
}

/** Over the network, to an api that knows us as a proxy it may believe. */
export function overHttp(api: string): Transport {
  return async ({ method, url, headers, body, address }) => {
    try {
      const answer = await fetch(new URL(url, api), {
        method,
        headers: { ...headers, ...(address !== undefined && { 'x-forwarded-for': address }) },
        ...(body !== undefined && { body }),
        redirect: 'manual',
        signal: AbortSignal.timeout(8000),
      })
      return {
        status: answer.status,
        headers: { ...Object.fromEntries(answer.headers), 'set-cookie': answer.headers.getSetCookie() },
        body: await answer.text(),
      }
    } catch {
      // Away, or too slow. The page keeps the words and says so
      return {
        status: 503,
        headers: { 'content-type': 'application/problem+json', 'retry-after': '5' },
        body: JSON.stringify({ type: 'urn:tealight:problem:unavailable', status: 503, code: 'unavailable' }),
      }
    }
  }
}

function known(headers: Record<string, string | string[] | number | undefined>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'number' ? String(value) : value]],
    ),
  )
}
