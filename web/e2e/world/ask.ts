/** The service that the config has started. */
export const origin = `http://localhost:${process.env['STORY_PORT']}`

/** Where the quick exit leads in the stories: the same machine under its other name, so another place to a browser. */
export const elsewhere = `http://127.0.0.1:${process.env['STORY_PORT']}/robots.txt`

interface Asked {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  session?: string | undefined
  at?: string
}

/** Asks the public api, as any program may. */
export async function ask<T>(path: string, { method = 'GET', body, session, at = origin }: Asked = {}) {
  const answer = await fetch(`${at}/api${path}`, {
    method,
    headers: {
      origin: at,
      ...(session !== undefined && { cookie: `s=${session}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const said = (await answer.json()) as T
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(said)}`)
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('s='))
  return { said, session: cookie?.slice(2).split(';')[0] ?? session }
}
