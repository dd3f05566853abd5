import { readAnchors } from '@tealight/db/audit/anchor'
import { verifyAudit } from '@tealight/db/audit/verify'
import type { Db } from '@tealight/db/connect'
import { listGroups } from '@tealight/db/groups/list'
import { endAccount } from '@tealight/db/staff/end-account'
import { invite } from '@tealight/db/staff/invite'
import { listStaff } from '@tealight/db/staff/list'
import { staffRoles } from '@tealight/db/words'
import { parseArgs } from 'node:util'
import { runCommand } from './command.ts'
import { dataFolder } from './data.ts'
import { complain, say } from './say.ts'
import { readSettings } from './settings.ts'
import { damages } from './staff/anchor-trouble.ts'
import { Trouble } from './trouble.ts'

/** `npm run staff`: who is at the desk, as the operator sees it. What it changes stands in the audit log. */
const usage = `
  npm run staff -- list
  npm run staff -- invite ROLE [--group ID]    prints a code for ${staffRoles.join(', ')}
  npm run staff -- end NAME                    ends an account, at once and for good
  npm run staff -- verify-audit                looks at the whole audit log and at its anchor
`
const settings = readSettings()

await runCommand(usage, understand)

/** What was asked for; what is wrong with it is said before a store is touched. Undefined when nothing was asked. */
async function understand([command, ...given]: string[]): Promise<((db: Db) => Promise<void>) | undefined> {
  switch (command) {
    case 'list':
      return list
    case 'invite':
      return inviteBy(given)
    case 'end':
      return endBy(given)
    case 'verify-audit':
      return verify
    case undefined:
      return undefined
    default:
      throw new Trouble(`There is no "${command}": take list, invite, end or verify-audit.\n${usage}`)
  }
}

async function list(db: Db): Promise<void> {
  const [people, groups] = await Promise.all([listStaff(db, 'operator'), listGroups(db)])
  if (people.length === 0) say('  There is nobody yet. The first one: npm run staff -- invite admin')
  const titleOf = (id: string | null) => groups.find((group) => group.id === id)?.title
  for (const { name, joinedOn, ended, roles } of people) {
    const held = roles.map(({ role, group }) => (group === null ? role : `${role} in "${titleOf(group) ?? group}"`))
    say(`  ${name}: ${ended ? 'ended' : held.join(', ') || 'no role'} (since ${joinedOn})`)
  }
}

function inviteBy(given: string[]) {
  const { values, positionals } = readOptions(given)
  const role = staffRoles.find((one) => one === positionals[0])
  if (!role || positionals.length > 1) throw new Trouble(`Say which role: ${staffRoles.join(', ')}.\n${usage}`)
  const { group = null } = values
  return async (db: Db) => {
    if (group !== null && !(await listGroups(db)).some(({ id }) => id === group))
      throw new Trouble('There is no group with this id: look at npm run groups -- list.')
    const code = await db.transaction((tx) => invite(tx, 'operator', { role, group }))
    say(`  ${code}`)
    say(`  Good once, for a day: type it at ${settings.origin}/desk/join`)
  }
}

function endBy(given: string[]) {
  const name = given.join(' ').trim()
  if (name === '') throw new Trouble('Say whom: npm run staff -- end NAME, with a name from npm run staff -- list.')
  return async (db: Db) => {
    const found = (await listStaff(db, 'operator')).find((one) => one.name === name && !one.ended)
    if (!found) throw new Trouble(`Nobody at the desk is called "${name}": look at npm run staff -- list.`)
    await db.transaction((tx) => endAccount(tx, 'operator', found.id))
    say(`  ${name} cannot come in any more.`)
  }
}

async function verify(db: Db): Promise<void> {
  const { anchor } = await dataFolder(settings)
  const { anchors, forged } = await readAnchors(anchor, db.keys)
  const { rows, bad } = await verifyAudit(db, anchors)
  if (forged > 0) complain(`${forged} lines of the anchor in ${anchor} were not written by us, or with another key.`)
  if (bad) complain(`From row ${bad.seq} on the audit log cannot be trusted: ${damages[bad.why]}`)
  if (anchors.length === 0 && rows > 0)
    complain(`There is no anchor in ${anchor}: only the chain itself was looked at.`)
  if (forged > 0 || bad) process.exitCode = 1
  else say(`  ${rows} rows, ${anchors.length} anchored heads: the audit log is whole.`)
}

function readOptions(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { group: { type: 'string' } } })
  } catch (error) {
    // it names the option that nobody knows, in a sentence
    throw new Trouble(error instanceof Error ? error.message : usage)
  }
}
