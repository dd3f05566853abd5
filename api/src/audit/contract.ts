import { Type, type Static } from 'typebox'
import { asJson, contract, exact, Id, orNull } from '../contract.ts'

export const AuditLine = Type.Object(
  {
    seq: Type.Integer(),
    at: Type.Number({ description: 'milliseconds since 1970' }),
    actor: orNull(Type.String(), 'the name of the account; null: the operator, or the service itself'),
    service: Type.String(),
    act: Type.String(),
    object: orNull(Type.String(), 'the id of what it was done to'),
    group: orNull(Id),
    detail: asJson('ids, codes and numbers'),
  },
  { title: 'AuditLine' },
)
export type AuditLine = Static<typeof AuditLine>

export const readAudit = contract({
  id: 'readAudit',
  method: 'GET',
  url: '/api/desk/audit',
  summary: 'What staff did and what they opened, newest first, a hundred rows',
  desk: 'read_audit',
  public: true,
  query: exact({
    before: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,14}$', description: 'a row’s number' })),
  }),
  answer: Type.Object({
    rows: Type.Array(AuditLine),
    more: orNull(Type.Integer(), 'give it as `before` for the next page'),
  }),
})
