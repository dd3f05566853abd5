import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

interface Wanted {
  title?: string
  about?: string
  reading?: 'open' | 'members'
}

/** A group of its own for a story, made as an operator makes one. Gives its id. */
export async function aGroup({
  title = 'A bench in the park',
  about = 'For whoever needs to sit down a moment.',
  reading = 'open',
}: Wanted = {}) {
  // two groups may not have the same title
  const named = `${title} ${randomUUID().slice(0, 7)}`
  const said = await groups('add', '--title', named, '--about', about, '--reading', reading)
  const id = /Its id is (\S+)/.exec(said)?.[1]
  if (id === undefined) throw new Error(`no group was made: ${said}`)
  return id
}

/** A room in a group, made as an operator makes one: open all the time, or for meetings only. */
export async function aRoom(
  group: string,
  { title = 'The kitchen', about = 'Come and sit with us.', byMeeting = false, capacity = 60 } = {},
) {
  const said = await groups(
    'room',
    group,
    '--title',
    title,
    '--about',
    about,
    ...(byMeeting ? [] : ['--always-open']),
    '--capacity',
    String(capacity),
  )
  const id = /: ([0-9a-f-]{36})/.exec(said)?.[1]
  if (id === undefined) throw new Error(`no room was made: ${said}`)
  return id
}

/** Puts other rules in force; whoever has joined is asked again. */
export async function newRules(group: string, rules: { id: string; title: string; text: string }[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tealight-rules-'))
  const file = join(folder, 'rules.json')
  await writeFile(file, JSON.stringify(rules))
  await groups('rules', group, file)
  await rm(folder, { recursive: true })
}

const root = join(import.meta.dirname, '../../..')

async function groups(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'docker/groups.ts'), ...args], {
    cwd: root,
    env: { ...process.env, PORT: process.env['STORY_PORT'], TEALIGHT_DATA: process.env['STORY_DATA'] },
  })
  return stdout
}
