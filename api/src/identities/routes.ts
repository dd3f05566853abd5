import { listGroups } from '@tealight/db/groups/list'
import { comeBack } from '@tealight/db/identities/come-back'
import { drawPhrase } from '@tealight/db/identities/draw-phrase'
import { hasPhrase } from '@tealight/db/identities/has-phrase'
import { draftKeyOf } from '@tealight/db/identities/root'
import { derive } from '@tealight/db/keys/box'
import { findPersonas } from '@tealight/db/personas/find'
import type { App, RouteOptions } from '../app.ts'
import { cookieFor, endOwnSession, sessionOf } from '../session.ts'
import * as contract from './contract.ts'

export async function identities(app: App, { db, origin }: RouteOptions) {
  const cookie = cookieFor(origin)

  app.route({
    ...contract.whoAmI,
    handler: async ({ session }) => {
      if (!session) return { session: false, phrase: false, personas: [] }
      const groups = await listGroups(db)
      const found = await findPersonas(
        db,
        session.root,
        groups.map((group) => group.id),
      )
      const personas = groups.flatMap(({ id, title }, at) => {
        const persona = found[at]?.persona
        if (!persona) return []
        const { id: me, name, mark, role } = persona
        return [{ id: me, name, mark, role, group: { id, title } }]
      })
      return { session: true, phrase: await hasPhrase(db, session.root), personas }
    },
  })

  app.route({
    ...contract.drawPhrase,
    handler: async (request, answer) =>
      answer.code(201).send(await db.transaction((tx) => drawPhrase(tx, sessionOf(request)))),
  })

  app.route({
    ...contract.comeBack,
    handler: async (request, answer) => {
      const token = await db.transaction((tx) => comeBack(tx, request.body.phrase))
      await endOwnSession(db, origin, request)
      cookie.set(answer, token)
      return answer.code(201).send({})
    },
  })

  app.route({
    ...contract.signOut,
    handler: async (request, answer) => {
      await endOwnSession(db, origin, request)
      cookie.clear(answer)
      return {}
    },
  })

  app.route({
    ...contract.readDraftKey,
    handler: async ({ session }) => {
      const day = new Date().toISOString().slice(0, 10)
      const key = session ? draftKeyOf(session.root) : derive(db.keys.newest('edge').secret, `drafts ${day}`)
      return { key: key.toString('base64url') }
    },
  })
}
