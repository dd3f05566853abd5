import { Type, type Static } from 'typebox'
import { deskActs } from '@tealight/db/policy'
import { staffRoles } from '@tealight/db/words'
import { asJson, choice, contract, exact, Id, Nothing, orNull, words } from '../contract.ts'

const Bytes = Type.String({ minLength: 1, maxLength: 8_000, pattern: '^[A-Za-z0-9_-]+$', description: 'base64url' })
const Typed = Type.String({ minLength: 1, maxLength: 64, description: 'letters and digits, in any case and grouping' })
const Number = Type.String({ pattern: '^[0-9]{6}$', description: 'what the app with numbers shows now' })
const Name = words(60, 'how one is called at the desk')

/** What a browser made with navigator.credentials.create. */
export const MadePasskey = exact({
  id: Bytes,
  clientDataJSON: Bytes,
  attestationObject: Bytes,
  transports: Type.Array(Type.String({ pattern: '^[a-z-]{1,20}$' }), { maxItems: 8 }),
})
export type MadePasskey = Static<typeof MadePasskey>

/** What a browser signed with navigator.credentials.get. */
export const ShownPasskey = exact({ id: Bytes, clientDataJSON: Bytes, authenticatorData: Bytes, signature: Bytes })
export type ShownPasskey = Static<typeof ShownPasskey>

/** What one needs to make either: a passkey, or a number with the key that stands beside it. Shown once. */
const Enrolment = Type.Object({
  options: asJson('for navigator.credentials.create, bytes as base64url'),
  secret: Type.String({ description: 'base32, for an app that shows numbers' }),
  uri: Type.String({ description: 'the same as an address that such an app opens' }),
  deskKey: Type.String({ description: 'typed beside the number at each sign-in' }),
})
const NewProof = Type.Union([exact({ passkey: MadePasskey }), exact({ number: Number })])

const Role = exact({ role: choice(staffRoles), group: orNull(Id, 'null: in every group') })

export const startJoin = contract({
  id: 'startJoin',
  method: 'POST',
  url: '/api/desk/join',
  summary: 'Show a code that gives a role, and a name, and be given what a passkey or a number is made from',
  public: true,
  limit: 'desk',
  body: exact({ code: Typed, name: Name }),
  answer: Type.Object({ ...Role.properties, ...Enrolment.properties }),
  errors: ['wrong_code', 'name_taken', 'bad_text'],
})

export const finishJoin = contract({
  id: 'finishJoin',
  method: 'POST',
  url: '/api/desk/join/finish',
  summary: 'Make the account, by the passkey or the number that was made meanwhile, and sign in',
  public: true,
  limit: 'desk',
  body: NewProof,
  answer: Nothing,
  status: 201,
  errors: ['wrong_code', 'name_taken', 'changed'],
})

export const addRole = contract({
  id: 'addRole',
  method: 'POST',
  url: '/api/desk/me/roles',
  summary: 'Show a code that gives a role, and have it for the account that is signed in',
  desk: 'staff',
  public: true,
  limit: 'desk',
  body: exact({ code: Typed }),
  answer: Nothing,
  status: 201,
  errors: ['wrong_code'],
})

export const readChallenge = contract({
  id: 'readChallenge',
  method: 'GET',
  url: '/api/desk/challenge',
  summary: 'What a passkey must sign within five minutes',
  public: true,
  answer: Type.Object({ options: asJson('for navigator.credentials.get, bytes as base64url') }),
})

export const signInStaff = contract({
  id: 'signInStaff',
  method: 'POST',
  url: '/api/desk/sessions',
  summary: 'Sign in at the desk by a passkey, or by the desk key and the number',
  public: true,
  limit: 'desk',
  body: Type.Union([exact({ passkey: ShownPasskey }), exact({ deskKey: Typed, number: Number })]),
  answer: Nothing,
  status: 201,
  errors: ['wrong_code'],
})

export const stepUp = contract({
  id: 'stepUp',
  method: 'PUT',
  url: '/api/desk/sessions/mine',
  summary: 'Show passkey or number again, which opens the grave acts for five minutes',
  desk: 'staff',
  public: true,
  limit: 'desk',
  body: Type.Union([exact({ passkey: ShownPasskey }), exact({ number: Number })]),
  answer: Nothing,
  errors: ['wrong_code'],
})

export const signOutStaff = contract({
  id: 'signOutStaff',
  method: 'DELETE',
  url: '/api/desk/sessions/mine',
  summary: 'End this session at the desk',
  public: true,
  answer: Nothing,
})

const RoleShown = Type.Object({
  role: choice(staffRoles),
  group: orNull(Type.Object({ id: Id, title: Type.String() }), 'null: every group'),
})

export const whoIsStaff = contract({
  id: 'whoIsStaff',
  method: 'GET',
  url: '/api/desk/me',
  summary: 'Who is signed in at the desk, with which roles, and what these include somewhere',
  desk: 'staff',
  public: true,
  answer: Type.Object({
    id: Id,
    name: Type.String(),
    fresh: Type.Boolean({ description: 'passkey or number were shown in the last five minutes' }),
    roles: Type.Array(RoleShown),
    acts: Type.Array(choice(deskActs)),
  }),
})

export const StaffLine = Type.Object(
  {
    id: Id,
    name: Type.String(),
    me: Type.Boolean(),
    joined: Type.String({ description: 'a day' }),
    ended: Type.Boolean(),
    roles: Type.Array(Type.Object({ id: Id, ...RoleShown.properties })),
  },
  { title: 'StaffLine' },
)
export type StaffLine = Static<typeof StaffLine>

export const listStaff = contract({
  id: 'listStaff',
  method: 'GET',
  url: '/api/desk/staff',
  summary: 'Who has which role where',
  desk: 'see_staff',
  public: true,
  answer: Type.Object({
    staff: Type.Array(StaffLine),
    groups: Type.Array(Type.Object({ id: Id, title: Type.String() }), { description: 'of the community' }),
  }),
})

export const invite = contract({
  id: 'invite',
  method: 'POST',
  url: '/api/desk/staff/codes',
  summary: 'Make a code that gives this role to whoever types it first, within a day. It is shown once',
  desk: 'invite',
  public: true,
  limit: 'write',
  body: Role,
  answer: Type.Object({ code: Type.String() }),
  status: 201,
  errors: ['not_found'],
})

export const endRole = contract({
  id: 'endRole',
  method: 'DELETE',
  url: '/api/desk/staff/roles/:role',
  summary: 'Take a role away, at once',
  desk: 'end_role',
  public: true,
  params: exact({ role: Id }),
  answer: Nothing,
  errors: ['not_found'],
})

export const endAccount = contract({
  id: 'endAccount',
  method: 'DELETE',
  url: '/api/desk/staff/:staff',
  summary: 'End an account, at once and for good',
  desk: 'end_role',
  public: true,
  params: exact({ staff: Id }),
  answer: Nothing,
  errors: ['not_found'],
})

export const listKeys = contract({
  id: 'listKeys',
  method: 'GET',
  url: '/api/desk/me/keys',
  summary: 'What one comes in by',
  desk: 'staff',
  public: true,
  answer: Type.Object({
    passkeys: Type.Array(Type.Object({ id: Type.String(), made: Type.String({ description: 'a day' }) })),
    number: Type.Boolean({ description: 'whether there are a number and a desk key' }),
  }),
})

export const startKey = contract({
  id: 'startKey',
  method: 'POST',
  url: '/api/desk/me/keys/start',
  summary: 'Be given what another passkey, or another number, is made from',
  desk: 'staff',
  public: true,
  limit: 'write',
  answer: Enrolment,
})

export const finishKey = contract({
  id: 'finishKey',
  method: 'POST',
  url: '/api/desk/me/keys',
  summary: 'Add the passkey, or put the number in the place of the former one',
  desk: 'staff',
  public: true,
  limit: 'desk',
  body: NewProof,
  answer: Nothing,
  status: 201,
  errors: ['wrong_code', 'changed'],
})

export const endKey = contract({
  id: 'endKey',
  method: 'DELETE',
  url: '/api/desk/me/keys/:key',
  summary: 'End a passkey; the last way in cannot be ended',
  desk: 'staff',
  public: true,
  params: exact({ key: Bytes }),
  answer: Nothing,
  errors: ['not_found', 'changed'],
})
