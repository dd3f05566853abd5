import { Type, type Static } from 'typebox'
import { channels, grades, resourceKinds } from '@tealight/db/words'
import { choice, contract } from '../contract.ts'

const Day = Type.String({ format: 'date' })

/** A source of help, with who stands behind it and until when it holds. An expired one is never shown. */
export const Resource = Type.Object(
  {
    slug: Type.String(),
    kind: choice(resourceKinds),
    title: Type.String(),
    summary: Type.String(),
    author: Type.String(),
    source: Type.String({ description: 'the page that states it' }),
    grade: choice(grades),
    reviewer: Type.String(),
    reviewedOn: Day,
    expiresOn: Day,
    language: Type.String({ description: 'BCP 47' }),
    country: Type.String({ description: 'ISO 3166-1 alpha-2' }),
    contacts: Type.Array(
      Type.Object({
        channel: choice(channels),
        to: Type.String({ description: 'as it is dialled or opened; a short code never has a plus' }),
        hint: Type.Optional(Type.String({ description: 'the word to text, the extension to ask for' })),
      }),
    ),
    hours: Type.String({ description: 'always, or in plain words' }),
    free: Type.Boolean(),
  },
  { title: 'Resource' },
)
export type Resource = Static<typeof Resource>
export type ShippedResource = Resource

export const listResources = contract({
  id: 'listResources',
  method: 'GET',
  url: '/api/resources',
  summary: 'Every resource that has not expired',
  public: true,
  answer: Type.Object({ resources: Type.Array(Resource) }),
})
