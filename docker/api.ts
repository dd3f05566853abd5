import { closeDoor, openDoor } from './http.ts'
import { live } from './live.ts'
import { openApi } from './parts.ts'
import { readSettings } from './settings.ts'

/** The api alone, when it has outgrown one process. */
await live(async () => {
  const settings = readSettings()
  const { api, close } = await openApi(settings)
  const door = await openDoor(settings, (request, response) => api.routing(request, response), {
    upgrade: (request, socket, head) => api.server.emit('upgrade', request, socket, head),
  })
  return async () => {
    // lines into rooms are ended first: the door waits for whatever is open
    await Promise.all([closeDoor(door), api.close()])
    await close()
  }
})
