import { listNotices, readNotice } from '@tealight/db/personas/notices'
import { coarse } from '@tealight/db/posts/when'
import type { App, RouteOptions } from '../app.ts'
import { showMe } from '../personas/show.ts'
import { rootOf } from '../session.ts'
import * as contract from './contract.ts'

export async function notices(app: App, { db }: RouteOptions) {
  app.route({
    ...contract.listNotices,
    handler: async (request) => {
      const { group, me, notices, now } = await listNotices(db, rootOf(request), request.params.group)
      return {
        group,
        me: showMe(me),
        notices: notices.map(({ at, ...notice }) => ({ ...notice, when: coarse(at, now) })),
      }
    },
  })

  app.route({
    ...contract.readNotice,
    handler: async (request) => db.transaction((tx) => readNotice(tx, rootOf(request), request.params.notice)),
  })
}
