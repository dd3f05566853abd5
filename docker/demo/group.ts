import type { NoteTopic, Reading } from '@tealight/db/words'

/** A made-up group. Its people are known by short keys, which are no part of what is shown: names are drawn as for anybody. */
export interface DemoGroup {
  title: string
  about: string
  reading: Reading
  threads: readonly DemoThread[]
  /** Whoever comes into one sees nothing from before, so there is nothing to be made up. */
  rooms?: readonly DemoRoom[]
}

export interface DemoRoom {
  title: string
  about: string
  /** It opens for these only: on this evening of each week, by the clocks of the demo. */
  meeting?: { topic: string; agenda: string; time: string; minutes: number }
}

/** The first post opens the thread. */
export interface DemoThread {
  title: string
  posts: readonly [DemoPost, ...DemoPost[]]
}

/**
 * Who wrote it, the text, and a content note if it has one. In a text a line break is a space, an empty line parts
 * paragraphs, `- ` begins a line of a list, and {key} is the name of that person.
 */
export type DemoPost = readonly [by: string, text: string, note?: DemoNote]

export interface DemoNote {
  topics: NoteTopic[]
  words?: string
}

/** A text as its writer would have typed it. */
export function asTyped(text: string, nameOf: (key: string) => string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .trim()
        .replace(/\s*\n\s*/g, '\n')
        .replace(/\n(?!- )/g, ' '),
    )
    .join('\n\n')
    .replace(/\{(\w+)\}/g, (_, key: string) => nameOf(key))
}
