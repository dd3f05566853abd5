import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'

// The bare part of the rooms, as a process of its own: what one says in a room is sent to all of it. Nothing is stored,
// looked at or numbered. It ends with us.
process.on('disconnect', () => process.exit())

const rooms = new Map<string, Set<WebSocket>>()
const server = createServer()
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
sockets.on('connection', (socket, request) => {
  const room = request.url ?? ''
  const all = rooms.get(room) ?? new Set()
  rooms.set(room, all.add(socket))
  socket.on('message', (data) => {
    const text = String(data)
    for (const one of all) one.send(text)
  })
  socket.on('close', () => all.delete(socket))
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
