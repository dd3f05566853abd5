import { listDeskRooms, readDeskRoom, speakInRoom } from '@tealight/db/decisions/room-desk'
import { readNews } from '@tealight/db/messages/news'
import { react } from '@tealight/db/messages/react'
import { requireMember } from '@tealight/db/personas/require'
import { Refused } from '@tealight/db/refusals'
import { enterRoom, groupOfRoom } from '@tealight/db/rooms/enter'
import { leaveRoom } from '@tealight/db/rooms/leave'
import { readInsider } from '@tealight/db/rooms/line'
import { listRooms } from '@tealight/db/rooms/list'
import { readRoom } from '@tealight/db/rooms/read'
import { changeRoom, changeSeat, pauseRooms } from '@tealight/db/rooms/run'
import { probesOf } from '@tealight/db/threads/reader'
import type { App, RouteOptions } from '../app.ts'
import { staffOf } from '../desk.ts'
import { showMe } from '../personas/show.ts'
import { rootOf } from '../session.ts'
import * as contract from './contract.ts'
import { openHub } from './hub.ts'
import { lines } from './lines.ts'
import { showMessage, showNews } from './show.ts'

export async function rooms(app: App, options: RouteOptions) {
  const { db } = options
  const hub = openHub(db)
  app.addHook('preClose', async () => hub.hangUp())
  app.addHook('onClose', async () => hub.stop())
  await app.register(lines, { ...options, hub })

  app.route({
    ...contract.listRooms,
    handler: async ({ session, params }) => ({ rooms: await listRooms(db, session?.root ?? null, params.group) }),
  })

  app.route({
    ...contract.readRoom,
    handler: async ({ session, params, query }) => {
      const before = query.before === undefined ? undefined : Number(query.before)
      const page = await readRoom(db, session?.root ?? null, params.room, before)
      const { me, seat, ignored, ignoring, now } = page
      const reader = { id: me?.id ?? '', from: page.first, ignored, ignoring }
      return {
        group: page.group,
        me: showMe(me),
        cover: page.cover,
        room: page.room,
        seat,
        aside: page.aside,
        revision: page.revision,
        messages: page.messages.flatMap((message) => showMessage(message, reader, now) ?? []),
        first: page.first,
        last: page.last,
      }
    },
  })

  app.route({
    ...contract.enterRoom,
    handler: async (request) => db.transaction((tx) => enterRoom(tx, rootOf(request), request.params.room)),
  })

  app.route({
    ...contract.leaveRoom,
    handler: async (request) => {
      await db.transaction((tx) => leaveRoom(tx, rootOf(request), request.params.room))
      return {}
    },
  })

  app.route({
    ...contract.writeMessage,
    handler: async (request, answer) => {
      const { params, body } = request
      const { clientKey, replyTo, ...content } = body
      const root = rootOf(request)
      const group = await groupOfRoom(db, params.room, root)
      const author = await requireMember(db, root, group)
      const probes = probesOf(root, group)
      const outcome = await hub.write(params.room, { author, probes, content, clientKey, replyTo })
      if (outcome instanceof Refused) throw outcome
      return answer.code(201).send({ ...outcome, thread: params.room })
    },
  })

  app.route({
    ...contract.react,
    handler: async (request) => {
      await db.transaction((tx) => react(tx, rootOf(request), request.params.post, request.body.word))
      return {}
    },
  })

  app.route({
    ...contract.takeBackReaction,
    handler: async (request) => {
      await db.transaction((tx) => react(tx, rootOf(request), request.params.post, null))
      return {}
    },
  })

  app.route({
    ...contract.listDeskRooms,
    handler: async (request) => ({ rooms: await listDeskRooms(db, staffOf(request)) }),
  })

  app.route({
    ...contract.readDeskRoom,
    handler: async (request) => readDeskRoom(db, staffOf(request), request.params.room),
  })

  app.route({
    ...contract.changeRoom,
    handler: async (request) => {
      const { params, body } = request
      await db.transaction((tx) => changeRoom(tx, staffOf(request), params.room, body))
      return {}
    },
  })

  app.route({
    ...contract.pauseRooms,
    handler: async (request) => ({
      rooms: await db.transaction((tx) => pauseRooms(tx, staffOf(request), request.body.state)),
    }),
  })

  app.route({
    ...contract.changeSeat,
    handler: async (request) => {
      const { params, body } = request
      await db.transaction((tx) => changeSeat(tx, staffOf(request), params.room, params.persona, body))
      return {}
    },
  })

  app.route({
    ...contract.speakInRoom,
    handler: async (request, answer) => {
      const { params, body } = request
      const said = await db.transaction((tx) => speakInRoom(tx, staffOf(request), params.room, body))
      return answer.code(201).send(said)
    },
  })

  app.route({
    ...contract.readNews,
    handler: async (request) => {
      const { params, query } = request
      const insider = await readInsider(db, rootOf(request), params.room)
      const news = await readNews(db, params.room, Number(query.since))
      return { news: showNews(news, { ...insider, id: insider.persona.id }, news.room) }
    },
  })
}
