import { answerMeeting } from '@tealight/db/meetings/answer'
import { cancelMeeting, checkIn, checkOut, closeMeeting, extendMeeting } from '@tealight/db/meetings/hold'
import { listDeskMeetings, listMeetings } from '@tealight/db/meetings/list'
import { planMeetings } from '@tealight/db/meetings/plan'
import { signUp, takeBackSignUp } from '@tealight/db/meetings/sign-up'
import type { App, RouteOptions } from '../app.ts'
import { staffOf } from '../desk.ts'
import { rootOf } from '../session.ts'
import * as contract from './contract.ts'

export async function meetings(app: App, { db }: RouteOptions) {
  app.route({
    ...contract.listMeetings,
    handler: async ({ session, params }) => listMeetings(db, session?.root ?? null, params.room),
  })

  app.route({
    ...contract.signUp,
    handler: async (request) => {
      await db.transaction((tx) => signUp(tx, rootOf(request), request.params.meeting))
      return {}
    },
  })

  app.route({
    ...contract.takeBackSignUp,
    handler: async (request) => {
      await db.transaction((tx) => takeBackSignUp(tx, rootOf(request), request.params.meeting))
      return {}
    },
  })

  app.route({
    ...contract.answerMeeting,
    handler: async (request) => {
      const { params, body } = request
      await db.transaction((tx) => answerMeeting(tx, rootOf(request), params.meeting, body.answer))
      return {}
    },
  })

  app.route({
    ...contract.listDeskMeetings,
    handler: async (request) => ({ meetings: await listDeskMeetings(db, staffOf(request), request.params.room) }),
  })

  app.route({
    ...contract.planMeetings,
    handler: async (request, answer) => {
      const { params, body } = request
      const meetings = await db.transaction((tx) => planMeetings(tx, staffOf(request), params.room, body))
      return answer.code(201).send({ meetings })
    },
  })

  app.route({
    ...contract.checkIn,
    handler: async (request) => {
      await db.transaction((tx) => checkIn(tx, staffOf(request), request.params.meeting))
      return {}
    },
  })

  app.route({
    ...contract.checkOut,
    handler: async (request) => {
      await db.transaction((tx) => checkOut(tx, staffOf(request), request.params.meeting))
      return {}
    },
  })

  app.route({
    ...contract.changeMeeting,
    handler: async (request) => {
      const { params, body } = request
      const by = staffOf(request)
      await db.transaction((tx) => {
        if ('longer' in body) return extendMeeting(tx, by, params.meeting, body.longer)
        const end = body.state === 'over' ? closeMeeting : cancelMeeting
        return end(tx, by, params.meeting)
      })
      return {}
    },
  })
}
