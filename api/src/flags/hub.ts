import type { Ring } from '@tealight/db/bell/bell'
import { readSince } from '@tealight/db/flags/since'
import { groupsFor, type Staff } from '@tealight/db/staff/reach'
import { readStaffSession } from '@tealight/db/staff/read-session'
import type { App, RouteOptions } from '../app.ts'
import { deskTokenOf, staffOf } from '../desk.ts'
import { EdgeProblem } from '../errors.ts'
import type { FromDesk } from './contract.ts'
import { say, type Socket } from './say.ts'

/** A change rings at once; those that follow so close upon it ring once more, together. */
const together = 50
const beat = 15_000
/** Bytes: a desk says one thing only. */
const mostSaid = 1024

/** One open desk. */
interface Desk {
  socket: Socket
  token: string
  staff: Staff
  /** Where its groups' changes stood at the last beat. */
  stood: string
  /** It rang just now: what changes until then waits. */
  ringing: NodeJS.Timeout | null
  /** Something changed meanwhile. */
  isBehind: boolean
}

/**
 * The live desks of this process. It holds no truth: it says that something changed, and the desk asks what. Rings can be
 * lost, so each beat looks by itself whether the desks' numbers rose, and whether the session still stands.
 */
export async function hub(app: App, options: RouteOptions & { here: (staff: Staff) => void }): Promise<void> {
  const { db, origin, here } = options
  const desks = new Set<Desk>()
  app.addHook('onClose', async () => stop())
  const stop = db.bell.hear(hear)

  app.route({
    method: 'GET',
    url: '/live/desk',
    schema: { hide: true },
    config: { public: true, desk: 'see_queue', unattended: true },
    onRequest: async (request) => {
      // a page of another origin could open it with the cookie of whoever looks at that page
      if (request.headers.origin !== origin) throw new EdgeProblem('foreign_origin')
    },
    handler: () => {
      throw new EdgeProblem('not_found')
    },
    wsHandler: (socket: Socket, request) => {
      const token = deskTokenOf(origin, request)
      if (token === null) return socket.close(1008)
      open({ socket, token, staff: staffOf(request), stood: '', ringing: null, isBehind: false })
    },
  })

  function open(desk: Desk): void {
    const { socket } = desk
    desks.add(desk)
    const timer = setInterval(() => void lookAgain(desk), beat)
    socket.on('close', () => {
      desks.delete(desk)
      clearInterval(timer)
      if (desk.ringing) clearTimeout(desk.ringing)
    })
    socket.on('message', (data, isBinary) => {
      if (data.length > mostSaid) return socket.close(1009)
      const frame = isBinary ? null : parse(String(data))
      // no act of a person, so it keeps no session from falling idle
      if (frame) here(desk.staff)
      else socket.close(1008)
    })
    // between the gate and here something may have changed
    void lookAgain(desk)
  }

  function hear(ring: Ring): void {
    if (ring.topic === 'desk') for (const desk of desks) if (reaches(desk, ring.group)) changed(desk)
    if (ring.topic === 'staff') for (const desk of desks) if (desk.staff.id === ring.staff) void lookAgain(desk)
  }

  function changed(desk: Desk): void {
    if (desk.ringing) {
      desk.isBehind = true
      return
    }
    say(desk.socket, { v: 1, type: 'changed' })
    desk.isBehind = false
    desk.ringing = setTimeout(() => {
      desk.ringing = null
      if (desk.isBehind) changed(desk)
    }, together)
  }

  /** Asks the store what of the desk still holds. When the store is away the desk stays: nothing can be done there. */
  async function lookAgain(desk: Desk): Promise<void> {
    try {
      const session = await readStaffSession(db, desk.token)
      if (!session || !sameRoles(session.staff, desk.staff)) return end(desk)
      const stands = JSON.stringify(Object.entries(await readSince(db, desk.staff)).sort())
      const rose = desk.stood !== '' && stands !== desk.stood
      desk.stood = stands
      say(desk.socket, { v: 1, type: rose ? 'changed' : 'beat' })
    } catch {
      say(desk.socket, { v: 1, type: 'beat' })
    }
  }

  function end(desk: Desk): void {
    say(desk.socket, { v: 1, type: 'ended' })
    desk.socket.close(1000)
  }
}

function reaches({ staff }: Desk, group: string): boolean {
  const groups = groupsFor(staff, 'see_queue')
  return groups === 'all' || groups.includes(group)
}

const sameRoles = (one: Staff, other: Staff) => JSON.stringify(one.roles) === JSON.stringify(other.roles)

/** The one thing that a desk says; null for anything else. */
function parse(text: string): FromDesk | null {
  try {
    const said: unknown = JSON.parse(text)
    const isHere =
      typeof said === 'object' && said !== null && 'v' in said && said.v === 1 && 'type' in said && said.type === 'here'
    return isHere ? { v: 1, type: 'here' } : null
  } catch {
    return null
  }
}
