/**
 * A drawn page as an answer. kit was handed nothing of it: it would add up every letter for a tag that serve.ts takes
 * away again, since no page of ours is stored. What kit sends bit by bit, without a tag, follows the page.
 */
export async function withPage(response: Response, drawn: string): Promise<Response> {
  if (drawn === '') return response
  const { headers, status } = response
  const whole = headers.has('etag') ? drawn : drawn + (await response.text())
  headers.delete('etag')
  headers.set('content-length', String(Buffer.byteLength(whole)))
  return new Response(whole, { status, headers })
}
