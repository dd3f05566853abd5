import type { ToDesk } from './contract.ts'

/** What we use of a socket. */
export interface Socket {
  readonly bufferedAmount: number
  readonly readyState: number
  send(data: string | Buffer, options: { binary: boolean }): void
  close(code: number): void
  terminate(): void
  ping(): void
  on(event: 'close' | 'ping' | 'pong', listener: () => void): void
  on(event: 'message', listener: (data: Buffer, isBinary: boolean) => void): void
}

/** What may wait for one who does not read. It comes back and asks what it missed. */
const mostWaiting = 64 * 1024

export function say(socket: Pick<Socket, 'bufferedAmount' | 'send' | 'terminate'>, frame: ToDesk): void {
  if (socket.bufferedAmount > mostWaiting) socket.terminate()
  else socket.send(JSON.stringify(frame), { binary: false })
}
