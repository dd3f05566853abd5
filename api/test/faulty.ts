import { openDb } from '@tealight/db/connect'
import { openKeys } from '@tealight/db/keys'
import { makeApi } from '@tealight/api/app'

// The api as a process of its own, so that a fault test sees it die when it dies. It ends when the test does.
const [url = '', keysFolder = '', origin = ''] = process.argv.slice(2)
const db = openDb({ url, role: 'api', keys: await openKeys(keysFolder), connections: 8 })
const api = await makeApi({ db, origin, logger: false, limitFactor: 10_000 })
console.log(await api.listen({ port: 0, host: '127.0.0.1' }))
process.stdin.on('end', () => process.exit(0)).resume()
