import type { FastifyInstance, FastifyRequest } from 'fastify'
import { EdgeProblem } from './errors.ts'

/** A body of 64 KB holds the longest text four times over. */
export const mostBytes = 64 * 1024
const mostDepth = 8

/** The only body that is read: JSON, in UTF-8, not nested deep. Anything else is refused before it is a value. */
export function parsing(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(request.headers['content-type'] ?? '')?.[1]
    if (charset !== undefined && charset.toLowerCase() !== 'utf-8') throw new EdgeProblem('not_json')
    if (depthOf(body) > mostDepth) throw new EdgeProblem('unreadable')
    return parse(body)
  })
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(decoder.decode(body), refusePrototypes)
  } catch (error) {
    throw error instanceof EdgeProblem ? error : new EdgeProblem('unreadable')
  }
}

function refusePrototypes(key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') throw new EdgeProblem('invalid')
  return value
}

/** How deep brackets nest outside of strings, counted without parsing: JSON.parse recurses. */
function depthOf(body: Buffer): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at]
    if (inString) {
      if (byte === backslash) at += 1
      else if (byte === quote) inString = false
    } else if (byte === quote) inString = true
    else if (byte === openBrace || byte === openBracket) deepest = Math.max(deepest, (depth += 1))
    else if (byte === closeBrace || byte === closeBracket) depth -= 1
  }
  return deepest
}

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d]
