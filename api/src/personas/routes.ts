import { readGroup } from '@tealight/db/groups/read'
import { openSession } from '@tealight/db/identities/open-session'
import { newRoot } from '@tealight/db/identities/root'
import { agreeToRules } from '@tealight/db/personas/agree'
import { ignorePersona } from '@tealight/db/personas/ignore'
import { joinGroup } from '@tealight/db/personas/join'
import { leaveGroup } from '@tealight/db/personas/leave'
import { listIgnored } from '@tealight/db/personas/list-ignored'
import { offerNames } from '@tealight/db/personas/offer'
import { stopIgnoring } from '@tealight/db/personas/stop-ignoring'
import type { App, RouteOptions } from '../app.ts'
import { cookieFor, rootOf } from '../session.ts'
import * as contract from './contract.ts'

export async function personas(app: App, { db, origin }: RouteOptions) {
  const cookie = cookieFor(origin)

  app.route({
    ...contract.offerNames,
    handler: async ({ params }) => {
      await readGroup(db, params.group)
      return offerNames(db, params.group)
    },
  })

  app.route({
    ...contract.joinGroup,
    handler: async ({ session, params, body }, answer) => {
      const root = session?.root ?? newRoot()
      const persona = await db.transaction((tx) => joinGroup(tx, root, { group: params.group, ...body }))
      // on its own, so that no transaction covers a session and a persona
      if (!session) cookie.set(answer, await db.transaction((tx) => openSession(tx, root)))
      return answer.code(201).send(persona)
    },
  })

  app.route({
    ...contract.agreeToRules,
    handler: async (request) => {
      const { params, body } = request
      await db.transaction((tx) => agreeToRules(tx, rootOf(request), params.group, body.rulesVersion))
      return {}
    },
  })

  app.route({
    ...contract.leaveGroup,
    handler: async (request) => {
      await db.transaction((tx) => leaveGroup(tx, rootOf(request), request.params.group))
      return {}
    },
  })

  app.route({
    ...contract.ignorePersona,
    handler: async (request) => {
      const { group, persona } = request.params
      await db.transaction((tx) => ignorePersona(tx, rootOf(request), group, persona))
      return {}
    },
  })

  app.route({
    ...contract.stopIgnoring,
    handler: async (request) => {
      const { group, persona } = request.params
      await db.transaction((tx) => stopIgnoring(tx, rootOf(request), group, persona))
      return {}
    },
  })

  app.route({
    ...contract.listIgnored,
    handler: async (request) => ({ ignored: await listIgnored(db, rootOf(request), request.params.group) }),
  })
}
