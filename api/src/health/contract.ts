import { Type } from 'typebox'
import { contract } from '../contract.ts'

export const readHealth = contract({
  id: 'readHealth',
  method: 'GET',
  url: '/api/health',
  summary: 'Whether the service can read and write',
  public: true,
  answer: Type.Object({ store: Type.Boolean() }),
})
