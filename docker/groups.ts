import type { Db } from '@tealight/db/connect'
import { changeRules } from '@tealight/db/groups/change-rules'
import { listGroups } from '@tealight/db/groups/list'
import { makeGroup } from '@tealight/db/groups/make'
import { readRules } from '@tealight/db/groups/read-rules'
import { makeRoom } from '@tealight/db/rooms/make'
import { readings } from '@tealight/db/words'
import { parseArgs } from 'node:util'
import { firstRules } from './groups/rules.ts'
import { readRulesFile } from './groups/rules-file.ts'
import { runCommand } from './command.ts'
import { say } from './say.ts'
import { Trouble } from './trouble.ts'

/** `npm run groups`: makes groups and changes their rules, until there is a page for it. */
const usage = `
  npm run groups -- list
  npm run groups -- add --title "Nights" --about "For those who lie awake." [--language en] [--reading open|members] [--rules FILE.json]
  npm run groups -- room ID --title "Evening tea" --about "For whoever is awake." [--always-open] [--capacity 60] [--days 30]
  npm run groups -- rules ID              shows the rules, as a file could hold them
  npm run groups -- rules ID FILE.json    puts new rules in force
`

await runCommand(usage, understand)

/** What was asked for; what is wrong with it is said before a store is touched. Undefined when nothing was asked. */
async function understand([command, ...given]: string[]): Promise<((db: Db) => Promise<void>) | undefined> {
  switch (command) {
    case 'list':
      return list
    case 'add':
      return add(given)
    case 'room':
      return room(given)
    case 'rules':
      return rules(given)
    case undefined:
      return undefined
    default:
      throw new Trouble(`There is no "${command}": take list, add, room or rules.\n${usage}`)
  }
}

async function list(db: Db): Promise<void> {
  const groups = await listGroups(db)
  if (groups.length === 0)
    say('  There are no groups yet. The first one:\n  npm run groups -- add --title "…" --about "…"')
  for (const { id, title, language, reading, rulesVersion, demo } of groups) {
    say(`  ${id}  ${title} (${language}, ${reading}, rules ${rulesVersion}${demo ? ', demo' : ''})`)
  }
}

async function add(given: string[]) {
  const { title, about, language, reading, file } = readAdd(given)
  const first = file === undefined ? firstRules[language] : await readRulesFile(file)
  if (!first) {
    throw new Trouble(
      `Tealight brings rules in ${Object.keys(firstRules).join(' and ')}: give your own in "${language}" with --rules FILE.json.`,
    )
  }
  return async (db: Db) => {
    const groups = await listGroups(db)
    if (groups.some((group) => group.title === title))
      throw new Trouble(`There is a group "${title}" already: choose another title.`)
    const made = { title, about, language, reading, rules: first, position: groups.length }
    const id = await db.transaction((tx) => makeGroup(tx, made))
    say(`  "${title}" is open, with ${first.length} rules. Its id is ${id}`)
    if (file === undefined) say(`  Read the rules before others do: npm run groups -- rules ${id}`)
  }
}

function readAdd(given: string[]) {
  const { values } = readOptions(given)
  const { title, about, language = 'en', reading = 'open', rules: file } = values
  if (!title?.trim() || !about?.trim()) throw new Trouble('A group needs words: --title "…" and --about "…".')
  if (title.length > 80 || about.length > 400)
    throw new Trouble('A title has at most 80 letters, and the words about a group 400.')
  const known = readings.find((one) => one === reading)
  if (!known) throw new Trouble(`--reading ${reading} is not known: take ${readings.join(' or ')}.`)
  if (!isLanguage(language))
    throw new Trouble(`--language ${language} is not a language: write it as in en, es or pt-BR.`)
  return { title: title.trim(), about: about.trim(), language, reading: known, file }
}

function readOptions(args: string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({ args, options: { title: text, about: text, language: text, reading: text, rules: text } })
  } catch (error) {
    // it names the option that nobody knows, in a sentence
    throw new Trouble(error instanceof Error ? error.message : usage)
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag
  } catch {
    return false
  }
}

async function room([id = '', ...given]: string[]) {
  requireId(id, 'room')
  const { title, about, capacity, days, 'always-open': always = false } = readRoomOptions(given)
  if (!title?.trim() || !about?.trim()) throw new Trouble('A room needs words: --title "…" and --about "…".')
  if (title.length > 80 || about.length > 400)
    throw new Trouble('A title has at most 80 letters, and the words about a room 400.')
  const made = {
    group: id,
    title: title.trim(),
    about: about.trim(),
    byMeeting: !always,
    capacity: readCount('capacity', capacity, 60, 2_000),
    days: readCount('days', days, 30, 365),
  }
  return async (db: Db) => {
    const room = await db.transaction((tx) => makeRoom(tx, made))
    say(`  "${made.title}" is made: ${room}`)
    if (always) say('  It is open to the members of the group all the time, also while no facilitator is there.')
    else say('  It opens for meetings that facilitators announce and hold: on the desk, under Rooms.')
  }
}

function readRoomOptions(args: string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      args,
      options: { title: text, about: text, capacity: text, days: text, 'always-open': { type: 'boolean' } },
    }).values
  } catch (error) {
    throw new Trouble(error instanceof Error ? error.message : usage)
  }
}

function readCount(name: string, given: string | undefined, otherwise: number, most: number): number {
  const count = given === undefined ? otherwise : Number(given)
  if (Number.isInteger(count) && count >= 1 && count <= most) return count
  throw new Trouble(`--${name} ${given} is not a number from 1 to ${most}.`)
}

function requireId(id: string, command: string): void {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return
  throw new Trouble(`Say of which group: npm run groups -- ${command} ID, with an id from npm run groups -- list.`)
}

async function rules([id = '', file]: string[]) {
  requireId(id, 'rules')
  if (file === undefined) {
    return async (db: Db) => say(JSON.stringify((await readRules(db, id)).rules, null, 2))
  }
  const fresh = await readRulesFile(file)
  return async (db: Db) => {
    const version = await db.transaction((tx) => changeRules(tx, id, fresh))
    say(`  The rules are version ${version} now. Members are asked to agree to them before they next write.`)
  }
}
