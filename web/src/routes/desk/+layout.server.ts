import { whoIsStaff } from '@tealight/api/contract/staff'
import { call } from '#call'
import type { LayoutServerLoad } from './$types'

/** Who sits here, as far as somebody does: the doors of the desk are shown to everybody. */
export const load: LayoutServerLoad = async (event) => {
  const who = await call(event, whoIsStaff, {})
  return { staff: who.ok ? who.data : null }
}
