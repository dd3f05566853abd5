import { webHandler } from '@tealight/web/serve'
import { hostCheck } from './hosts.ts'
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
  const door = await openDoor(
    settings,
    (request, response) => (isApi(request.url) ? api.routing(request, response) : web(request, response)),
    {
      isForUs: hostCheck(settings.origin, settings.port),
      upgrade: (request, socket, head) => isApi(request.url) && api.server.emit('upgrade', request, socket, head),
    },
  )
  return async () => {
    // lines into rooms are ended first: the door waits for whatever is open
    await Promise.all([closeDoor(door), api.close()])
    await close()
  }
})

function isApi(url = ''): boolean {
  return /^\/(api|live)(?=[/?]|$)/.test(url)
}
