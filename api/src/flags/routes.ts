import { readPulse } from '@tealight/db/assessments/pulse'
import { decide } from '@tealight/db/decisions/decide'
import { flagPost } from '@tealight/db/decisions/flag-post'
import { noteReading } from '@tealight/db/decisions/note-reading'
import { readCase } from '@tealight/db/decisions/read-case'
import { undo } from '@tealight/db/decisions/undo'
import { writeCaseNote } from '@tealight/db/decisions/write-note'
import { flagChanges } from '@tealight/db/flags/changes'
import { readHours, setHours } from '@tealight/db/flags/hours'
import { listFlags } from '@tealight/db/flags/list'
import { takeNext } from '@tealight/db/flags/next'
import { putBack } from '@tealight/db/flags/put-back'
import { takeFlag } from '@tealight/db/flags/take'
import type { App, RouteOptions } from '../app.ts'
import { staffOf } from '../desk.ts'
import * as contract from './contract.ts'
import { presence } from './here.ts'
import { hub } from './hub.ts'

export async function flags(app: App, { db, origin }: RouteOptions) {
  const here = presence(db)
  app.addHook('preHandler', async (request) => {
    if (request.staffSession) here(request.staffSession.staff)
  })
  await hub(app, { db, origin, here })

  app.route({
    ...contract.listFlags,
    handler: async (request) => {
      const listed = await listFlags(db, staffOf(request), request.query)
      const { alive, minutes, waiting } = await readPulse(db)
      return { ...listed, pulse: { alive, seen: minutes === null ? null : listed.now - minutes * 60_000 }, waiting }
    },
  })

  app.route({
    ...contract.flagChanges,
    handler: async (request) => flagChanges(db, staffOf(request), request.query.since),
  })

  app.route({
    ...contract.takeNext,
    handler: async (request) => db.transaction((tx) => takeNext(tx, staffOf(request))),
  })

  app.route({
    ...contract.takeFlag,
    handler: async (request) => db.transaction((tx) => takeFlag(tx, staffOf(request), request.params.flag)),
  })

  app.route({
    ...contract.putBack,
    handler: async (request) => db.transaction((tx) => putBack(tx, staffOf(request), request.params.flag)),
  })

  app.route({
    ...contract.readCase,
    handler: async (request) => {
      await noteReading(db, staffOf(request), request.params.flag)
      return readCase(db, staffOf(request), request.params.flag)
    },
  })

  app.route({
    ...contract.writeCaseNote,
    handler: async (request) => {
      const { params, body } = request
      return db.transaction((tx) => writeCaseNote(tx, staffOf(request), params.flag, body.text))
    },
  })

  app.route({
    ...contract.flagPost,
    handler: async (request, answer) => {
      const { params, body } = request
      const raised = await db.transaction((tx) => flagPost(tx, staffOf(request), params.post, body))
      return answer.code(201).send(raised)
    },
  })

  app.route({
    ...contract.decide,
    handler: async (request, answer) => {
      const { params, body } = request
      const decided = await db.transaction((tx) => decide(tx, staffOf(request), params.flag, body))
      return answer.code(201).send(decided)
    },
  })

  app.route({
    ...contract.undo,
    handler: async (request) => {
      const { params, body } = request
      return db.transaction((tx) => undo(tx, staffOf(request), params.decision, body.reason))
    },
  })

  app.route({
    ...contract.readHours,
    handler: async (request) => readHours(db, staffOf(request), request.params.group),
  })

  app.route({
    ...contract.setHours,
    handler: async (request) => {
      const { params, body } = request
      return db.transaction((tx) => setHours(tx, staffOf(request), params.group, body))
    },
  })
}
