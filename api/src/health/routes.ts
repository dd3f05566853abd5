import { storeAnswers } from '@tealight/db/health'
import type { App, RouteOptions } from '../app.ts'
import * as contract from './contract.ts'

export async function health(app: App, { db }: RouteOptions) {
  app.route({ ...contract.readHealth, handler: async () => ({ store: await storeAnswers(db) }) })
}
