import { Type, type Static } from 'typebox'
import { choice, contract, exact, Id, orNull } from '../contract.ts'
import { readings } from '@tealight/db/words'
import { Me } from '../personas/contract.ts'

export const Group = Type.Object(
  {
    id: Id,
    title: Type.String(),
    about: Type.String(),
    language: Type.String({ description: 'BCP 47' }),
    reading: choice(readings),
    rulesVersion: Type.Integer(),
    demo: Type.Boolean({ description: 'made up, to show how it looks' }),
  },
  { title: 'Group' },
)
export type Group = Static<typeof Group>

/** Whether moderators are here now. */
export const Cover = Type.Object(
  {
    staffed: Type.Boolean({ description: 'anybody moderates here at all' }),
    here: Type.Boolean(),
    back: orNull(
      Type.Object({
        weekday: Type.Integer({ minimum: 1, maximum: 7, description: '1 is Monday, in the group’s zone' }),
        time: Type.String({ description: 'HH:MM, in the group’s zone' }),
        today: Type.Boolean(),
      }),
      'when they come again; null when no hours are set',
    ),
    zone: Type.String({ description: 'IANA name' }),
  },
  { title: 'Cover' },
)
export type Cover = Static<typeof Cover>

export const listGroups = contract({
  id: 'listGroups',
  method: 'GET',
  url: '/api/groups',
  summary: 'All groups, and who one is in each of them',
  public: true,
  answer: Type.Object({ groups: Type.Array(Type.Object({ ...Group.properties, me: orNull(Me) })) }),
})

export const Rule = Type.Object({ id: Type.String(), title: Type.String(), text: Type.String() }, { title: 'Rule' })
export type Rule = Static<typeof Rule>

export const readRules = contract({
  id: 'readRules',
  method: 'GET',
  url: '/api/groups/:group/rules',
  summary: 'The present rules of a group',
  public: true,
  params: exact({ group: Id }),
  answer: Type.Object({ group: Group, me: orNull(Me), rules: Type.Array(Rule) }),
  errors: ['not_found'],
})
