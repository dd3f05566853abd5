import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** How a wire between the api and the store misbehaves. */
export type Mood = 'honest' | 'cuts at random' | 'cuts after commit' | 'hangs up at once' | 'goes silent'

/** A wire to the store that can be told how to misbehave. */
export async function aWire(to: { host: string; port: number }) {
  let mood: Mood = 'honest'
  let cuts = 0
  let connections = 0
  const open = new Set<Socket>()
  const server = createServer((near) => {
    connections += 1
    near.on('error', () => {})
    if (mood === 'hangs up at once') return void near.end()
    const far = connect(to).on('error', () => near.destroy())
    for (const one of [near, far]) {
      open.add(one)
      one.on('close', () => open.delete(one))
    }
    const cut = () => {
      cuts += 1
      near.resetAndDestroy()
      far.destroy()
    }
    near.on('data', (data) => {
      if (mood === 'goes silent') return
      far.write(data)
      // the store hears the end of the transaction, and nobody hears the store
      if (mood === 'cuts after commit' && data.includes('commit')) {
        far.end()
        cuts += 1
        near.resetAndDestroy()
      } else if (mood === 'cuts at random' && Math.random() < 0.05) cut()
    })
    far.on('data', (data) => {
      if (mood === 'goes silent') return
      near.write(data)
      if (mood === 'cuts at random' && Math.random() < 0.04) cut()
    })
    near.on('close', () => far.end())
    far.on('close', () => near.end())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    be(next: Mood) {
      // what was swallowed would leave half a message: those connections are lost
      if (mood === 'goes silent') for (const socket of open) socket.destroy()
      mood = next
    },
    cuts: () => cuts,
    connections: () => connections,
    cutAll: () => open.forEach((socket) => socket.destroy()),
    close() {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}
