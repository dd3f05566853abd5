import websocket from '@fastify/websocket'
import type { App } from './app.ts'

/**
 * Lets routes be upgraded, after all checks of the edge. What comes in is short; what goes out is not deflated, which
 * would let a small frame grow without bound.
 */
export async function sockets(app: App): Promise<void> {
  await app.register(websocket, {
    options,
    errorHandler: (error, socket, request) => {
      if (!isTheirs(error)) request.log.error(error)
      socket.terminate()
    },
    // by itself it would hang up on everybody before they can be told where to come back
    preClose: (done) => done(),
  })
  app.addHook('onClose', async () => {
    for (const socket of app.websocketServer.clients) socket.close(1001)
  })
}

const options = {
  maxPayload: 16 * 1024,
  maxFragments: 16,
  perMessageDeflate: false,
  /** Milliseconds for whoever is told that the line ends to answer; then it is cut. */
  closeTimeout: 2_000,
}

/** They broke off or broke the rules: nothing of ours went wrong, and it fills no log. */
const isTheirs = (error: Error): boolean => /^(WS_ERR_|ECONN|EPIPE)/.test(String(Reflect.get(error, 'code')))
