import { readFileSync } from 'node:fs'
import { env } from 'node:process'

/** The threads as the api answered them, read once. */
export const threads = JSON.parse(readFileSync(env.BARE_THREADS ?? '', 'utf8'))
