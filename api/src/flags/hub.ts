import type { App, RouteOptions } from '../app.ts'
import type { Staff } from '@tealight/db/staff/reach'

export async function hub(_app: App, _options: RouteOptions & { here: (staff: Staff) => void }): Promise<void> {}
