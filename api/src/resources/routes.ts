import { listResources } from '@tealight/db/resources/list'
import type { App, RouteOptions } from '../app.ts'
import * as contract from './contract.ts'

export async function resources(app: App, { db }: RouteOptions) {
  app.route({ ...contract.listResources, handler: async () => ({ resources: await listResources(db) }) })
}
