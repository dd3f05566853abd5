import { sql, type SQL } from 'drizzle-orm'
import type { ShownGroup } from '../groups/read.ts'
import type { Root } from '../identities/root.ts'
import { groupOf } from '../posts/group-of.ts'
import { milliseconds } from '../posts/open.ts'
import { showPost, type ShownPersona, type ShownPost } from '../posts/show.ts'
import { coarse, type When } from '../posts/when.ts'
import { Refused } from '../refusals.ts'
import { statement } from '../statement.ts'
import type { Db } from '../store.ts'
import type { Content } from '../texts/seal.ts'
import { readPage } from './pages.ts'
import { headColumns, probesOf, readerIn, type Head, type Reader } from './reader.ts'

/** A thread as a list shows it. */
export interface ThreadLine {
  id: string
  title: string | null
  note: Content['note'] | null
  author: ShownPersona
  replies: number
  when: When
  mine: boolean
}

export interface ReadThread {
  group: ShownGroup
  me: Reader | null
  thread: ThreadLine
  posts: ShownPost[]
  first: number
  last: number
}

/** A thread and its posts numbered `from` to `from + 19`, as the reader may see them. */
export async function readThread(db: Db, root: Root | null, id: string, from: number): Promise<ReadThread> {
  const [head] = root
    ? await headForMember(db, { id, mine: probesOf(root, await groupOf(db, id)) })
    : await headForStranger(db, { id })
  if (!head) throw new Refused('not_found')
  const me = await readerIn(db, root, head)
  const { opening, posts } = await readPage(db, { id, group: head.group.id, revision: head.revision }, from)
  if (!opening) throw new Refused('not_found')

  const ignoring = new Set(head.ignoring)
  const view = { reader: me?.id, ignored: new Set(head.ignored), now: head.now }
  const isOpen = !ignoring.has(opening.author.id) && !view.ignored.has(opening.author.id)
  return {
    group: head.group,
    me,
    thread: {
      id,
      title: isOpen ? (opening.content?.title ?? null) : null,
      note: isOpen ? (opening.content?.note ?? null) : null,
      author: opening.author,
      replies: head.lastNumber - 1,
      when: coarse(head.activeAt, head.now),
      mine: opening.author.id === me?.id,
    },
    posts: posts.filter((post) => !ignoring.has(post.author.id)).map((post) => showPost(post, view)),
    first: from,
    last: head.lastNumber,
  }
}

interface ThreadHead extends Head {
  lastNumber: number
  revision: number
  activeAt: number
}

const head = (now: SQL, isMember: boolean) => sql`
  select t.last_number as "lastNumber", t.revision, ${milliseconds(sql`t.active_at`)} as "activeAt",
    ${headColumns(now, isMember)}
  from threads t join groups g on g.id = t.group_id
  where t.id = ${sql.placeholder('id')}`

const headForStranger = statement<ThreadHead, { id: string }>((now) => head(now, false))
const headForMember = statement<ThreadHead, { id: string; mine: string }>((now) => head(now, true))
