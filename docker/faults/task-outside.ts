import type { Db } from '@tealight/db/connect'
import type postgres from 'postgres'

/*
 * The build that is wrong on purpose: the task is not written with the text but after it, in a transaction of its own,
 * as "commit, then queue.add" does. The store turns the rows of the api away and remembers them for its transaction.
 */
export async function turnTasksAway(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create function turn_away() returns trigger language plpgsql as $$ begin
      if current_user <> 'tealight_api' or current_setting('faults.outside', true) = 'yes' then return new; end if;
      perform set_config('faults.away', concat(current_setting('faults.away', true), ' ', new.subject_id, ',', new.version), true);
      return null;
    end $$;
    create trigger turn_away before insert on assessment_tasks for each row execute function turn_away();
  `)
}

export function writingTasksAfterwards(db: Db): Db {
  return {
    ...db,
    async transaction(work) {
      let away: string[] = []
      const result = await db.transaction(async (tx) => {
        const result = await work(tx)
        const [row] = await tx.run<{ away: string | null }>(`select current_setting('faults.away', true) as away`, [])
        away = row?.away?.split(' ').filter(Boolean) ?? []
        return result
      })
      for (const task of away) await writeTask(db, task.split(','))
      return result
    },
  }
}

function writeTask(db: Db, [subject, version]: string[]): Promise<void> {
  return db.transaction(async (tx) => {
    await tx.run(`select set_config('faults.outside', 'yes', true)`, [])
    await tx.run(
      `insert into assessment_tasks (subject_id, version, kind, rank, made_at)
       values ($1, $2, 'post', 2, now()) on conflict do nothing`,
      [subject, version],
    )
    tx.ring({ topic: 'task' })
  })
}
