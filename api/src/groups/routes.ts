import { listGroups } from '@tealight/db/groups/list'
import { readRules } from '@tealight/db/groups/read-rules'
import { findPersona, findPersonas } from '@tealight/db/personas/find'
import type { App, RouteOptions } from '../app.ts'
import { showMe } from '../personas/show.ts'
import * as contract from './contract.ts'

export async function groups(app: App, { db }: RouteOptions) {
  app.route({
    ...contract.listGroups,
    handler: async ({ session }) => {
      const list = await listGroups(db)
      const found = session
        ? await findPersonas(
            db,
            session.root,
            list.map((group) => group.id),
          )
        : []
      return { groups: list.map((group, at) => ({ ...group, me: showMe(found[at]?.persona ?? null) })) }
    },
  })

  app.route({
    ...contract.readRules,
    handler: async ({ session, params }) => {
      const { group, rules } = await readRules(db, params.group)
      const found = session ? await findPersona(db, session.root, params.group) : null
      return { group, me: showMe(found?.persona ?? null), rules }
    },
  })
}
