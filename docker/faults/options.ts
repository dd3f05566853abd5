import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { Trouble } from '../trouble.ts'

export interface FaultOptions {
  posts: number
  kills: number
  seed: number
  backend: 'redis' | 'postgres'
  /** A build that is wrong on purpose, to see that it is caught. */
  sabotage: 'task-outside' | undefined
}

export function readOptions(args: string[]): FaultOptions {
  const { values } = parseArgs({
    args,
    options: {
      posts: { type: 'string', default: '300' },
      kills: { type: 'string', default: '12' },
      seed: { type: 'string', default: String(randomInt(1_000_000)) },
      backend: { type: 'string', default: 'postgres' },
      sabotage: { type: 'string' },
    },
  })
  const { backend, sabotage } = values
  if (backend !== 'redis' && backend !== 'postgres') throw new Trouble('--backend is redis or postgres.')
  if (sabotage !== undefined && sabotage !== 'task-outside') throw new Trouble('--sabotage knows only task-outside.')
  const number = (name: 'posts' | 'kills' | 'seed') => {
    const value = Number(values[name])
    if (Number.isInteger(value) && value >= 0) return value
    throw new Trouble(`--${name} is a whole number, as in --${name} 12.`)
  }
  return { posts: number('posts'), kills: number('kills'), seed: number('seed'), backend, sabotage }
}
