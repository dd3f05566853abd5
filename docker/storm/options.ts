import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { Trouble } from '../trouble.ts'

export const parts = ['storm', 'paused', 'soak', 'looks'] as const

export interface StormOptions {
  part: (typeof parts)[number] | undefined
  sockets: number
  /** Of the soak. */
  seconds: number
  seed: number
  backend: 'redis' | 'postgres'
}

export function readOptions(args: string[]): StormOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      sockets: { type: 'string', default: '2000' },
      seconds: { type: 'string', default: '180' },
      seed: { type: 'string', default: String(randomInt(1_000_000)) },
      backend: { type: 'string', default: 'postgres' },
    },
  })
  const { backend } = values
  if (backend !== 'redis' && backend !== 'postgres') throw new Trouble('--backend is redis or postgres.')
  const part = parts.find((one) => one === positionals[0])
  if (positionals[0] !== undefined && part === undefined)
    throw new Trouble(`There is no "${positionals[0]}": take ${parts.join(', ')}, or none for all of them.`)
  const number = (name: 'sockets' | 'seconds' | 'seed') => {
    const value = Number(values[name])
    if (Number.isInteger(value) && value >= 0) return value
    throw new Trouble(`--${name} is a whole number, as in --${name} 2000.`)
  }
  return { part, sockets: number('sockets'), seconds: number('seconds'), seed: number('seed'), backend }
}
