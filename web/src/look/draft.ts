import type { Note } from '@tealight/api/contract/posts'
import { wordsFor } from '#words'

export type NoteTopic = Note['topics'][number]

/** In the order in which they are offered. */
export const noteTopics = Object.keys(wordsFor('en').note.topics).filter(isTopic)

/** What stands in a composer, sent or not. It travels through every form on the way, so that no step loses a word. */
export interface Draft {
  /** Only a text that opens a thread has one. */
  title: string
  text: string
  topics: NoteTopic[]
  noteWords: string
  /** Made once per text and kept through every retry: the same key is never posted twice. */
  clientKey: string
}

export function emptyDraft(): Draft {
  return { title: '', text: '', topics: [], noteWords: '', clientKey: crypto.randomUUID() }
}

export function readDraft(form: FormData): Draft {
  return {
    title: field(form, 'title').trim(),
    text: field(form, 'text').replace(/^\n+/, '').trimEnd(),
    topics: noteTopics.filter((topic) => form.getAll('topic').includes(topic)),
    noteWords: field(form, 'noteWords').trim(),
    clientKey: field(form, 'clientKey') || crypto.randomUUID(),
  }
}

export function isEmpty(draft: Draft): boolean {
  return draft.text.trim() === '' && draft.title === ''
}

/** The same words under a new key: for a text that shall go in spite of an earlier one under the old key. */
export function renewed(draft: Draft): Draft {
  return { ...draft, clientKey: crypto.randomUUID() }
}

/** The content note as the api takes it; absent when nothing was chosen. */
export function noteOf({ topics, noteWords }: Pick<Draft, 'topics' | 'noteWords'>): { note?: Note } {
  if (topics.length === 0 && noteWords === '') return {}
  return { note: { topics, ...(noteWords && { words: noteWords }) } }
}

function isTopic(name: string): name is NoteTopic {
  return Object.hasOwn(wordsFor('en').note.topics, name)
}

/** A form sends line ends as CRLF; a text has LF. The same on every retry, or the key would meet another text. */
export function field(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''
}
