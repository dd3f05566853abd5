import type { Note } from '@tealight/api/contract/posts'

export const note = {
  topics: {
    suicide: 'suicide',
    self_harm: 'self-harm',
    abuse: 'abuse',
    eating: 'eating and body',
    violence: 'violence',
    death: 'death and loss',
    drugs: 'alcohol and drugs',
    other: 'something else that is hard',
  } satisfies Record<Note['topics'][number], string>,
}
