import { Type, type Static } from 'typebox'
import { staffRoles } from '@tealight/db/words'
import { choiceOrNull, contract, exact, Id, Nothing, Version } from '../contract.ts'

/** A persona as anybody in its group sees it. `mark` seeds its drawn mark. */
export const Persona = Type.Object(
  {
    id: Id,
    name: Type.String(),
    mark: Type.Integer(),
    role: choiceOrNull(staffRoles, 'of a moderator; null for members'),
  },
  { title: 'Persona' },
)
export type Persona = Static<typeof Persona>

/** The one who asks, in one group. `agreed` is false when the rules changed since. */
export const Me = Type.Object(
  {
    ...Persona.properties,
    agreed: Type.Boolean(),
    paused: Type.Boolean({ description: 'may read, but not write for a while' }),
    news: Type.Integer({ description: 'notices not read yet' }),
  },
  { title: 'Me' },
)
export type Me = Static<typeof Me>

export const offerNames = contract({
  id: 'offerNames',
  method: 'GET',
  url: '/api/groups/:group/names',
  summary: 'Three free names to choose from. Names are offered, never typed',
  public: true,
  params: exact({ group: Id }),
  answer: Type.Object({
    offer: Type.String({ description: 'sealed; send it back with the choice. Good for two hours' }),
    names: Type.Array(Type.Object({ name: Type.String(), mark: Type.Integer() })),
  }),
  errors: ['not_found'],
})

export const joinGroup = contract({
  id: 'joinGroup',
  method: 'POST',
  url: '/api/groups/:group/personas',
  summary: 'Become a persona in this group. Without a session one is made, and its cookie set',
  public: true,
  limit: 'join',
  params: exact({ group: Id }),
  body: exact({
    offer: Type.String({ maxLength: 1000 }),
    choice: Type.Integer({ minimum: 0, maximum: 2 }),
    rulesVersion: Type.Integer({ ...Version, description: 'the version of the rules that the person agreed to' }),
  }),
  answer: Persona,
  status: 201,
  errors: ['not_found', 'name_taken', 'rules_changed', 'already_joined', 'banned'],
})

/** Agreeing again, when the rules have changed. */
export const agreeToRules = contract({
  id: 'agreeToRules',
  method: 'PUT',
  url: '/api/groups/:group/agreement',
  summary: 'Agree to the present rules of a group',
  limit: 'write',
  params: exact({ group: Id }),
  body: exact({ rulesVersion: Version }),
  answer: Nothing,
  errors: ['not_found', 'join_first', 'rules_changed', 'banned'],
})

export const leaveGroup = contract({
  id: 'leaveGroup',
  method: 'DELETE',
  url: '/api/groups/:group/personas',
  summary: 'Leave the group. The texts stay under the name; joining again makes a new persona',
  limit: 'write',
  params: exact({ group: Id }),
  answer: Nothing,
  errors: ['not_found', 'join_first', 'banned'],
})

export const ignorePersona = contract({
  id: 'ignorePersona',
  method: 'PUT',
  url: '/api/groups/:group/ignored/:persona',
  summary: 'Stop seeing a persona, and stop being seen by it, in this group',
  limit: 'write',
  params: exact({ group: Id, persona: Id }),
  answer: Nothing,
  errors: ['not_found', 'join_first', 'banned'],
})

export const stopIgnoring = contract({
  id: 'stopIgnoring',
  method: 'DELETE',
  url: '/api/groups/:group/ignored/:persona',
  summary: 'See a persona again',
  limit: 'write',
  params: exact({ group: Id, persona: Id }),
  answer: Nothing,
  errors: ['not_found', 'join_first', 'banned'],
})

export const listIgnored = contract({
  id: 'listIgnored',
  method: 'GET',
  url: '/api/groups/:group/ignored',
  summary: 'The personas that one ignores in this group',
  params: exact({ group: Id }),
  answer: Type.Object({ ignored: Type.Array(Persona) }),
  errors: ['not_found', 'join_first', 'banned'],
})
