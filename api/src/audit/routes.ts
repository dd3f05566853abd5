import { readAudit } from '@tealight/db/staff/read-audit'
import type { App, RouteOptions } from '../app.ts'
import { staffOf } from '../desk.ts'
import * as contract from './contract.ts'

export async function audit(app: App, { db }: RouteOptions) {
  app.route({
    ...contract.readAudit,
    handler: async (request) => {
      const { before } = request.query
      const { rows, more } = await readAudit(db, staffOf(request), before === undefined ? undefined : Number(before))
      return { rows: rows.map((row) => ({ ...row, at: row.at.getTime() })), more }
    },
  })
}
