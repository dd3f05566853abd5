import { sql, type SQL } from 'drizzle-orm'
import type { ShownGroup } from '../groups/read.ts'
import type { Root } from '../identities/root.ts'
import { placeOf, requireFor, requireThread } from '../posts/place-of.ts'
import { milliseconds } from '../posts/open.ts'
import { isListed, noteOf, showPost, showTitle, type ShownPersona, type ShownPost } from '../posts/show.ts'
import { coarse, type When } from '../posts/when.ts'
import { Refused } from '../refusals.ts'
import { statement } from '../statement.ts'
import type { Db } from '../store.ts'
import type { Content } from '../texts/seal.ts'
import { readPage } from './pages.ts'
import { coverOf, type Cover } from '../groups/cover.ts'
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
  /** Only the reader and the moderators see it. */
  care: boolean
}

export interface ReadThread {
  group: ShownGroup
  me: Reader | null
  cover: Cover
  thread: ThreadLine
  posts: ShownPost[]
  first: number
  last: number
}

/** A thread and its posts numbered `from` to `from + 19`, as the reader may see them. */
export async function readThread(db: Db, root: Root | null, id: string, from: number): Promise<ReadThread> {
  const place = await placeOf(db, id)
  requireThread(place)
  const [head] = root
    ? await headForMember(db, { id, mine: probesOf(root, place.group) })
    : await headForStranger(db, { id })
  if (!head) throw new Refused('not_found')
  const me = await readerIn(db, root, head)
  requireFor(place, me?.id)
  const { opening, posts } = await readPage(db, { id, group: head.group.id, revision: head.revision }, from)
  if (!opening || !isListed(opening, me?.id)) throw new Refused('not_found')

  const ignoring = new Set(head.ignoring)
  const view = { reader: me?.id, ignored: new Set(head.ignored), now: head.now }
  const isOpen = !ignoring.has(opening.author.id) && !view.ignored.has(opening.author.id)
  return {
    group: head.group,
    me,
    cover: coverOf(head),
    thread: {
      id,
      title: isOpen ? showTitle(opening, me?.id) : null,
      note: isOpen && opening.content ? noteOf(opening.content, opening.addedNote) : null,
      author: opening.author,
      replies: head.lastNumber - 1,
      when: coarse(head.activeAt, head.now),
      mine: opening.author.id === me?.id,
      care: place.forPersona !== null,
    },
    posts: posts
      .filter((post) => !ignoring.has(post.author.id) && isListed(post, me?.id))
      .map((post) => showPost(post, view)),
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
