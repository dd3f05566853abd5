import { webHandler } from '@tealight/web/serve'
import { hostCheck, misdirected } from './hosts.ts'
import { addressReader, closeDoor, openDoor } from './http.ts'
import { live } from './live.ts'
import { openApi } from './parts.ts'
import { readSettings } from './settings.ts'
import { inProcess } from './transport.ts'

/** The one origin: api and pages in one process behind one port. */
await live(async () => {
  const settings = readSettings()
  const { api, close } = await openApi(settings)
  const web = await webHandler({
    origin: settings.origin,
    call: inProcess(api),
    addressOf: addressReader(settings.trustProxy),
  })
  const isForUs = hostCheck(settings.origin, settings.port)

  const door = await openDoor(settings, (request, response) => {
    if (!isForUs(request)) return misdirected(response)
    if (isApi(request.url)) return api.routing(request, response)
    web(request, response)
  })
  door.on('upgrade', (request, socket, head) => {
    const taken = isForUs(request) && isApi(request.url) && api.server.emit('upgrade', request, socket, head)
    if (!taken) socket.destroy()
  })
  return async () => {
    await closeDoor(door)
    await close()
  }
})

function isApi(url = ''): boolean {
  return /^\/(api|live)(?=[/?]|$)/.test(url)
}
