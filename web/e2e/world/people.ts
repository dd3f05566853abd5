import type { Answer } from '@tealight/api/contract'
import type { offerNames } from '@tealight/api/contract/personas'
import type { whoAmI } from '@tealight/api/contract/identities'
import { ask } from './ask.ts'

/** Somebody in a group, who could sit down at any device. */
export interface Member {
  session: string
  name: string
  id: string
  group: string
  at?: string | undefined
}

/** Becomes somebody in a group: a stranger, or one who is in another group already. */
export async function aMember(group: string, { session, at }: { session?: string; at?: string } = {}): Promise<Member> {
  const place = { ...(at !== undefined && { at }) }
  const { said: offered } = await ask<Answer<typeof offerNames>>(`/groups/${group}/names`, place)
  const { said: rules } = await ask<{ group: { rulesVersion: number } }>(`/groups/${group}/rules`, place)
  const joined = await ask<{ id: string; name: string }>(`/groups/${group}/personas`, {
    ...place,
    method: 'POST',
    body: { offer: offered.offer, choice: 0, rulesVersion: rules.group.rulesVersion },
    session,
  })
  if (joined.session === undefined) throw new Error('nobody was let in')
  return { ...joined.said, session: joined.session, group, at }
}

/** Who this session is, as the service sees it. */
export async function whoIs({ session, at }: Pick<Member, 'session' | 'at'>): Promise<Answer<typeof whoAmI>> {
  const { said } = await ask<Answer<typeof whoAmI>>('/me', { session, ...(at !== undefined && { at }) })
  return said
}
