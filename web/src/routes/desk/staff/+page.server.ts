import { fail, redirect } from '@sveltejs/kit'
import { endAccount, endRole, invite, listStaff } from '@tealight/api/contract/staff'
import { call, type Problem, type Result } from '#call'
import { field } from '#look/draft.ts'
import { wordsFor } from '#words'
import { deskNeed } from '../door.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { staff, groups } = deskNeed(await call(event, listStaff, {}))
  return { people: staff, groups, roles: Object.keys(wordsFor('en').deskDoor.roles).filter(isRole) }
}

export const actions = {
  invite: async (event) => {
    const form = await event.request.formData()
    const [role, group] = [field(form, 'role'), field(form, 'group')]
    if (!isRole(role)) return refuse({ code: 'invalid', status: 400, fields: [] })
    const made = await call(event, invite, { body: { role, group: group || null } })
    return made.ok ? { invited: { role, code: made.data.code } } : refuse(made.problem)
  },
  role: async (event) => {
    const role = field(await event.request.formData(), 'role')
    return ended(await call(event, endRole, { params: { role } }))
  },
  account: async (event) => {
    const staff = field(await event.request.formData(), 'staff')
    return ended(await call(event, endAccount, { params: { staff } }))
  },
} satisfies Actions

function ended(result: Result<unknown>) {
  return result.ok ? { done: true } : refuse(result.problem)
}

function refuse(problem: Problem) {
  if (problem.code === 'step_up') redirect(303, '/desk/step-up?to=staff')
  return fail(problem.status, { problem })
}

type Role = keyof ReturnType<typeof wordsFor>['deskDoor']['roles']

function isRole(name: string): name is Role {
  return Object.hasOwn(wordsFor('en').deskDoor.roles, name)
}
