import websocket from '@fastify/websocket'
import type { App } from './app.ts'

/**
 * Lets routes be upgraded, after all checks of the edge. What comes in is short; what goes out is not deflated, which
 * would let a small frame grow without bound.
 */
export async function sockets(app: App): Promise<void> {
  await app.register(websocket, { options: { maxPayload: 16 * 1024, perMessageDeflate: false } })
}
