import { randomUUID } from 'node:crypto'
import type { Answer, Problem } from '@tealight/api/contract'
import type { Cover, Group, listGroups } from '@tealight/api/contract/groups'
import type { listNotices, Notice } from '@tealight/api/contract/notices'
import type { Me, Persona } from '@tealight/api/contract/personas'
import type { Post } from '@tealight/api/contract/posts'
import type { listThreads, readThread } from '@tealight/api/contract/threads'
import { say } from './acts.ts'

/** What the stage shows: pages as they are after moderators did something, made up by the contract. */
export interface Stage {
  answers: ReadonlyMap<string, unknown>
  group: string
  /** Cards of each kind, and texts in every state. */
  states: string
  care: string
  paused: string
  ofPaused: string
  /** Asked for too often. */
  busy: string
}

export function aStage(): Stage {
  const group = aStagedGroup()
  const [ivy, oak] = [someone('Hushed Ivy', 4), someone('Plain Oak', 7)]
  const moderator = { ...someone('Lit Harbour', 12), role: 'moderator' } as const
  const me: Me = { ...oak, agreed: true, paused: false, news: 2 }
  const paused: Me = { ...me, paused: true, news: 1 }
  const ofPaused = { ...aStagedGroup(), title: 'A bench where somebody rests' }
  const post = (author: Persona, text: string | null, more: Partial<Post> = {}): Post => ({
    id: randomUUID(),
    number: 0,
    author,
    state: 'shown',
    version: 1,
    when: { age: 'day' },
    mine: author === oak,
    ignored: false,
    text,
    note: null,
    veiled: false,
    help: null,
    ...more,
  })
  const veiledText = 'It came back last night. I keep thinking about █████, and then about my sister. █████'

  const states = aTalk(group, me, back, 'What I keep thinking of: █████', [
    post(ivy, veiledText, { veiled: true }),
    post(oak, 'I cannot do this any longer.', { help: 'distress' }),
    post(oak, 'He was at the door again.', { help: 'safety' }),
    post(oak, `I took █████ and now I am scared.`, { help: 'medical', veiled: true }),
    post(moderator, 'Thank you for writing. I am here for a while.'),
    post(oak, veiledText, { veiled: true }),
    post(oak, 'What I wrote in anger.', { state: 'held' }),
    post(oak, 'What I wrote in more anger.', { state: 'hidden' }),
    post(oak, 'Where one could find somebody.', { state: 'removed' }),
    post(ivy, null, { state: 'removed' }),
    post(ivy, null, { state: 'hidden' }),
  ])
  const care = aTalk(group, me, here, null, [
    post(moderator, 'I read what you wrote yesterday. Would you like to tell me how today is?'),
    post(oak, 'A bit better.'),
  ])
  care.thread.care = true
  const pausedTalk = aTalk(ofPaused, paused, unset, 'A quiet one', [post(ivy, 'Good evening.')])

  const groups: Answer<typeof listGroups> = {
    groups: [
      { ...group, me },
      { ...ofPaused, me: paused },
    ],
  }
  const list: Answer<typeof listThreads> = { group, me, cover: here, threads: [states.thread], older: null }
  const ofPausedList: Answer<typeof listThreads> = {
    group: ofPaused,
    me: paused,
    cover: back,
    threads: [],
    older: null,
  }
  const notices: Answer<typeof listNotices> = { group, me, notices: everyNotice(states.thread.id) }

  const busy = randomUUID()
  const slowDown: Problem = { type: 'urn:tealight:problem:slow_down', status: 429, code: 'slow_down', retryAfter: 40 }

  return {
    busy,
    group: group.id,
    ofPaused: ofPaused.id,
    states: states.thread.id,
    care: care.thread.id,
    paused: pausedTalk.thread.id,
    answers: new Map<string, unknown>([
      ['/api/groups', groups],
      [`/api/threads/${busy}`, slowDown],
      [`/api/groups/${group.id}/threads`, list],
      [`/api/groups/${group.id}/notices`, notices],
      [`/api/groups/${ofPaused.id}/threads`, ofPausedList],
      [`/api/groups/${ofPaused.id}/rules`, { group: ofPaused, me: paused, rules: [] }],
      ...[states, care, pausedTalk].map((talk): [string, unknown] => [`/api/threads/${talk.thread.id}`, talk]),
    ]),
  }
}

const here: Cover = { staffed: true, here: true, back: null, zone: 'Europe/Berlin' }
const back: Cover = {
  staffed: true,
  here: false,
  back: { weekday: 4, time: '08:30', today: false },
  zone: 'Europe/Berlin',
}
const unset: Cover = { staffed: true, here: false, back: null, zone: 'Etc/UTC' }

function aStagedGroup(): Group {
  const about = 'For whoever needs to sit down a moment.'
  const id = randomUUID()
  return { id, title: 'A bench in the park', about, language: 'en', reading: 'open', rulesVersion: 1, demo: false }
}

function someone(name: string, mark: number): Persona {
  return { id: randomUUID(), name, mark, role: null }
}

function aTalk(group: Group, me: Me, cover: Cover, title: string | null, written: Post[]): Answer<typeof readThread> {
  const posts = written.map((post, at) => ({ ...post, number: at + 1 }))
  const author = posts[0]?.author ?? me
  const about = {
    note: null,
    author,
    replies: posts.length - 1,
    when: { age: 'day' },
    mine: false,
    care: false,
  } as const
  return { group, me, cover, thread: { id: randomUUID(), title, ...about }, posts, first: 1, last: posts.length }
}

function everyNotice(thread: string): Notice[] {
  const kinds = Object.keys(say.notices.kinds).filter((name): name is Notice['kind'] => name in say.notices.kinds)
  return kinds.map((kind, at) => ({
    id: randomUUID(),
    kind,
    when: { age: at < 2 ? 'hour' : 'week' },
    read: at > 1,
    thread,
    room: kind.startsWith('meeting') ? randomUUID() : null,
    post: randomUUID(),
    number: at + 1,
    rule: null,
    words: null,
    ...((kind === 'hidden' || kind === 'veiled') && {
      rule: { id: 'no-methods', title: 'Leave out the how' },
      words: 'You may say all that you feel here.\n\nPlease leave out where. I would like to see your text here again.',
    }),
    ...(kind === 'paused' && { thread: null, post: null, number: null, words: 'Take a week. Then come back.' }),
  }))
}
