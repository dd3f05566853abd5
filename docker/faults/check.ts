import { breaches, type Breach } from '@tealight/db/assessments/invariants'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Watch } from './watch.ts'
import type { World } from './world.ts'
import { canary, type Writers } from './writers.ts'

interface Kept {
  key: string
  post: string
  flags: number
  findings: number
  assessments: number
  ranked: number
}

/** Waits until every text was looked at; not for ever. */
export async function untilQuiet({ look }: World, seconds: number): Promise<void> {
  for (let waited = 0; waited < seconds * 5; waited += 1) {
    const [row] = await look<{ left: number }[]>`select count(*)::int as left from assessment_tasks`.catch(() => [])
    if (row?.left === 0) return
    await sleep(200)
  }
}

/** Everything that is not as it must be, when all is quiet again. */
export async function check(world: World, writers: Writers, watch: Watch): Promise<Breach[]> {
  const { db, look } = world
  const rows = await look<Kept[]>`
    select p.client_key as key, p.id as post,
      (select count(*)::int from flags f where f.subject_id = p.id) as flags,
      (select count(*)::int from signals s join flags f on f.id = s.flag_id
        where f.subject_id = p.id and s.kind = 'finding') as findings,
      (select count(*)::int from assessments a where a.subject_id = p.id) as assessments,
      (select count(*)::int from assessments a where a.subject_id = p.id and a.rank is not null) as ranked
    from posts p`
  const kept = new Map(rows.map((row) => [row.key, row]))
  const told = writers.acknowledged.map(({ key, post, grave, versions }) => ({
    post,
    grave,
    versions,
    row: kept.get(key),
  }))
  const count = (name: string, broken: readonly unknown[]): Breach => ({ name, count: broken.length })
  const all = [
    ...(await breaches(db)),
    ...[...watch.wrong].map(([name, count]) => ({ name: `${name} (meanwhile)`, count })),
    count(
      'acknowledged and lost',
      told.filter(({ post, row }) => row?.post !== post),
    ),
    count(
      'written twice',
      told.length < rows.length - openings(world) ? rows.slice(told.length + openings(world)) : [],
    ),
    count(
      'without exactly one assessment of each version',
      told.filter(({ row, grave, versions }) => row?.assessments !== versions || (grave && row.ranked !== versions)),
    ),
    count(
      'without exactly one flag, with one finding for each version',
      told.filter(({ row, grave, versions }) => grave && (row?.flags !== 1 || row.findings !== versions)),
    ),
    count('an answer that nobody should get', [...writers.odd]),
    count('words, a name or a persona’s id in a log', await leaks(world)),
  ]
  return all.filter((breach) => breach.count > 0)
}

/** How many were given to a human though nothing was wrong with them: safe, but noise on the desk. */
export async function givenInVain({ look }: World): Promise<number> {
  const [row] = await look<{ count: number }[]>`select count(*)::int as count from signals where kind = 'needs_human'`
  return row?.count ?? 0
}

/** The posts that open the threads. */
const openings = ({ threads }: World): number => threads.length + 1

async function leaks({ look, apis, workers }: World): Promise<string[]> {
  const personas = await look<{ id: string; name: string }[]>`select id, name from personas`
  const secrets = [canary, ...personas.flatMap(({ id, name }) => [id, name])]
  const said = [...apis, ...workers].map((child) => child.said()).join('\n')
  return secrets.filter((secret) => said.includes(secret))
}
