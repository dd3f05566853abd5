import { listGroups } from '@tealight/db/groups/list'
import { policy } from '@tealight/db/policy'
import { Refused } from '@tealight/db/refusals'
import { endAccount } from '@tealight/db/staff/end-account'
import { endRole } from '@tealight/db/staff/end-role'
import { endStaffSession } from '@tealight/db/staff/end-session'
import { invite } from '@tealight/db/staff/invite'
import { joinStaff } from '@tealight/db/staff/join'
import { listStaff } from '@tealight/db/staff/list'
import { addOwnKey, endOwnPasskey, listOwnKeys } from '@tealight/db/staff/own-keys'
import { readCode } from '@tealight/db/staff/read-code'
import { requireFreeName } from '@tealight/db/staff/require-free-name'
import { signIn } from '@tealight/db/staff/sign-in'
import { stepUp } from '@tealight/db/staff/step-up'
import { newTyped } from '@tealight/db/staff/typed'
import { useCode } from '@tealight/db/staff/use-code'
import type { RoleHeld } from '@tealight/db/staff/reach'
import type { FastifyReply } from 'fastify'
import { randomUUID } from 'node:crypto'
import type { App, RouteOptions } from '../app.ts'
import { deskCookie, deskTokenOf, staffOf, staffSessionOf } from '../desk.ts'
import * as contract from './contract.ts'
import { newSecret, secretText, secretUri } from './numbers.ts'
import { creationOptions, requestOptions } from './passkeys.ts'
import { newProof, shownNumber, shownPasskey } from './proofs.ts'
import { ticketsFor, type Ceremony } from './tickets.ts'

export async function staff(app: App, { db, origin }: RouteOptions) {
  const cookie = deskCookie(origin)
  const tickets = ticketsFor(origin, db.keys)
  const place = new URL(origin).hostname

  /** Both ways to come in, made ready; which one it becomes is the person's choice. */
  async function enrol(
    answer: FastifyReply,
    ceremony: Ceremony,
    account: { id: string; name: string },
    more: { code?: string; known?: string[] },
  ) {
    const options = await creationOptions(origin, place, account, more.known ?? [])
    const secret = newSecret()
    const deskKey = newTyped()
    const { challenge } = options
    const code = more.code !== undefined && { code: more.code }
    tickets.give(answer, ceremony, { challenge, account, secret: secret.toString('base64url'), deskKey, ...code })
    return { options, secret: secretText(secret), uri: secretUri(secret, place, account.name), deskKey }
  }

  app.route({
    ...contract.startJoin,
    handler: async ({ body }, answer) => {
      const given = await readCode(db, body.code)
      const account = { id: randomUUID(), name: body.name.normalize('NFC').trim().replace(/\s+/g, ' ') }
      await requireFreeName(db, account.name)
      return { ...given, ...(await enrol(answer, 'join', account, { code: body.code })) }
    },
  })

  app.route({
    ...contract.finishJoin,
    handler: async (request, answer) => {
      const ticket = tickets.read(request, 'join', 'passkey' in request.body ? 'passkey' : 'number')
      const proof = await newProof(db, origin, ticket, request.body)
      const { account, code } = ticket ?? {}
      if (!account || code === undefined) throw new Refused('changed')
      const token = await db.transaction((tx) => joinStaff(tx, { ...account, code, proof }))
      tickets.drop(answer)
      cookie.set(answer, token)
      return answer.code(201).send({})
    },
  })

  app.route({
    ...contract.addRole,
    handler: async (request, answer) => {
      const { id } = staffOf(request)
      await db.transaction((tx) => useCode(tx, id, request.body.code))
      return answer.code(201).send({})
    },
  })

  app.route({
    ...contract.readChallenge,
    handler: async (_request, answer) => {
      const options = await requestOptions(origin)
      tickets.give(answer, 'sign in', { challenge: options.challenge })
      return { options }
    },
  })

  app.route({
    ...contract.signInStaff,
    handler: async (request, answer) => {
      const { body } = request
      const shown =
        'passkey' in body
          ? await shownPasskey(db, origin, tickets.read(request, 'sign in', 'passkey'), body.passkey)
          : await shownNumber(db, { deskKey: body.deskKey }, body.number, (account) => app.countTry(request, account))
      const before = deskTokenOf(origin, request)
      const token = await db.transaction(async (tx) => {
        // the session that this browser had gives way to the new one
        if (before !== null) await endStaffSession(tx, before)
        return signIn(tx, shown)
      })
      tickets.drop(answer)
      cookie.set(answer, token)
      return answer.code(201).send({})
    },
  })

  app.route({
    ...contract.stepUp,
    handler: async (request, answer) => {
      const session = staffSessionOf(request)
      const { body } = request
      const account = session.staff.id
      const shown =
        'passkey' in body
          ? await shownPasskey(db, origin, tickets.read(request, 'sign in', 'passkey'), body.passkey)
          : await shownNumber(db, { account }, body.number, () => app.countTry(request, account))
      await db.transaction((tx) => stepUp(tx, session, shown))
      tickets.drop(answer)
      return {}
    },
  })

  app.route({
    ...contract.signOutStaff,
    handler: async (request, answer) => {
      const token = deskTokenOf(origin, request)
      if (token !== null) await db.transaction((tx) => endStaffSession(tx, token))
      cookie.clear(answer)
      return {}
    },
  })

  app.route({
    ...contract.whoIsStaff,
    handler: async (request) => {
      const { id, name, roles, verifiedFresh } = staffOf(request)
      const groups = await listGroups(db)
      const acts = new Set(roles.flatMap(({ role }) => policy[role]))
      return { id, name, fresh: verifiedFresh, roles: roles.map((held) => shownIn(groups, held)), acts: [...acts] }
    },
  })

  app.route({
    ...contract.listStaff,
    handler: async (request) => {
      const me = staffOf(request)
      const [lines, groups] = await Promise.all([listStaff(db, me), listGroups(db)])
      const staff = lines.map(({ id, name, joinedOn, ended, roles }) => ({
        ...{ id, name, me: id === me.id, joined: joinedOn, ended },
        roles: roles.map((held) => ({ id: held.id, ...shownIn(groups, held) })),
      }))
      return { staff, groups: groups.map(({ id, title }) => ({ id, title })) }
    },
  })

  app.route({
    ...contract.invite,
    handler: async (request, answer) => {
      const code = await db.transaction((tx) => invite(tx, staffOf(request), request.body))
      return answer.code(201).send({ code })
    },
  })

  app.route({
    ...contract.endRole,
    handler: async (request) => {
      await db.transaction((tx) => endRole(tx, staffOf(request), request.params.role))
      return {}
    },
  })

  app.route({
    ...contract.endAccount,
    handler: async (request) => {
      await db.transaction((tx) => endAccount(tx, staffOf(request), request.params.staff))
      return {}
    },
  })

  app.route({
    ...contract.listKeys,
    handler: async (request) => {
      const { passkeys, number } = await listOwnKeys(db, staffOf(request))
      return { passkeys: passkeys.map(({ id, madeOn }) => ({ id, made: madeOn })), number }
    },
  })

  app.route({
    ...contract.startKey,
    handler: async (request, answer) => {
      const { id, name } = staffOf(request)
      const { passkeys } = await listOwnKeys(db, staffOf(request))
      return enrol(answer, 'key', { id, name }, { known: passkeys.map((passkey) => passkey.id) })
    },
  })

  app.route({
    ...contract.finishKey,
    handler: async (request, answer) => {
      const me = staffOf(request)
      const ticket = tickets.read(request, 'key', 'passkey' in request.body ? 'passkey' : 'number')
      if (ticket?.account?.id !== me.id) throw new Refused('changed')
      const proof = await newProof(db, origin, ticket, request.body)
      await db.transaction((tx) => addOwnKey(tx, me, proof))
      tickets.drop(answer)
      return answer.code(201).send({})
    },
  })

  app.route({
    ...contract.endKey,
    handler: async (request) => {
      await db.transaction((tx) => endOwnPasskey(tx, staffOf(request), request.params.key))
      return {}
    },
  })
}

function shownIn(groups: { id: string; title: string }[], { role, group }: RoleHeld) {
  const found = groups.find(({ id }) => id === group)
  return { role, group: group === null ? null : { id: group, title: found?.title ?? '' } }
}
