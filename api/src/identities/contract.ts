import { Type } from 'typebox'
import { contract, exact, Id, Nothing } from '../contract.ts'
import { Persona } from '../personas/contract.ts'

export const whoAmI = contract({
  id: 'whoAmI',
  method: 'GET',
  url: '/api/me',
  summary: 'Whether there is a session, whether a phrase was drawn, and who one is in which group',
  public: true,
  answer: Type.Object({
    session: Type.Boolean(),
    phrase: Type.Boolean(),
    personas: Type.Array(Type.Object({ ...Persona.properties, group: Type.Object({ id: Id, title: Type.String() }) })),
  }),
})

export const drawPhrase = contract({
  id: 'drawPhrase',
  method: 'POST',
  url: '/api/me/phrase',
  summary: 'Draw a recovery phrase, or a new one in the place of the old. It is shown once and kept nowhere',
  limit: 'write',
  answer: Type.Object({ words: Type.Array(Type.String()), replaced: Type.Boolean() }),
  status: 201,
})

export const comeBack = contract({
  id: 'comeBack',
  method: 'POST',
  url: '/api/sessions',
  summary: 'Come back by the phrase: makes a session and sets its cookie',
  public: true,
  limit: 'return',
  body: exact({ phrase: Type.String({ minLength: 1, maxLength: 256 }) }),
  answer: Nothing,
  status: 201,
  errors: ['wrong_phrase'],
})

export const signOut = contract({
  id: 'signOut',
  method: 'DELETE',
  url: '/api/sessions/mine',
  summary: 'End this session on this device',
  public: true,
  answer: Nothing,
})

export const readDraftKey = contract({
  id: 'readDraftKey',
  method: 'GET',
  url: '/api/me/draft-key',
  summary: 'The key under which the page seals unsent words in the browser. The same for the same person and day',
  public: true,
  answer: Type.Object({ key: Type.String({ description: '32 bytes, base64url' }) }),
})
