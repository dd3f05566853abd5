import { listThreads } from '@tealight/db/threads/list'
import { openThread } from '@tealight/db/threads/open'
import { readThread } from '@tealight/db/threads/read'
import type { App, RouteOptions } from '../app.ts'
import { showMe } from '../personas/show.ts'
import { rootOf } from '../session.ts'
import * as contract from './contract.ts'

export async function threads(app: App, { db }: RouteOptions) {
  app.route({
    ...contract.listThreads,
    handler: async ({ session, params, query }) => {
      const page = await listThreads(db, session?.root ?? null, params.group, query.after)
      return { ...page, me: showMe(page.me) }
    },
  })

  app.route({
    ...contract.openThread,
    handler: async (request, answer) => {
      const { params, body } = request
      const { clientKey, ...content } = body
      const written = await db.transaction((tx) =>
        openThread(tx, rootOf(request), { group: params.group, content, clientKey }),
      )
      return answer.code(201).send(written)
    },
  })

  app.route({
    ...contract.readThread,
    handler: async ({ session, params, query }) => {
      const page = await readThread(db, session?.root ?? null, params.thread, Number(query.from ?? 1))
      return { ...page, me: showMe(page.me) }
    },
  })
}
