import { once } from 'node:events'
import { createServer } from 'node:net'
import { isSystemError, Trouble } from './trouble.ts'

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('a port was asked for')
  return address.port
}

/** Says at once, before anything slow, that the port cannot be had. */
export async function checkPort(port: number, host: string): Promise<void> {
  const server = createServer().listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw portTrouble(error, port, host)
  }
  server.close()
  await once(server, 'close')
}

export function portTrouble(error: unknown, port: number, host: string): unknown {
  if (!isSystemError(error)) return error
  if (error.code === 'EADDRINUSE') {
    return new Trouble(
      `Port ${port} is taken by another program: end it, or choose another one, as in PORT=${port + 1} npm start.`,
    )
  }
  if (error.code === 'EACCES') {
    return new Trouble(`Port ${port} is closed to this account: choose one above 1023, as in PORT=4000 npm start.`)
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new Trouble(`This machine has no address ${host}: set HOST to one that it has, or leave it out.`)
  }
  return error
}
