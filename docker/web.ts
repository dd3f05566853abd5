import { webHandler } from '@tealight/web/serve'
import { addressReader, closeDoor, openDoor } from './http.ts'
import { live } from './live.ts'
import { readSettings } from './settings.ts'
import { overHttp } from './transport.ts'

/** The pages alone; the api is another process, at TEALIGHT_API. */
await live(async () => {
  const settings = readSettings()
  const web = await webHandler({
    origin: settings.origin,
    call: overHttp(settings.api),
    addressOf: addressReader(settings.trustProxy),
  })
  const door = await openDoor(settings, web)
  return () => closeDoor(door)
})
