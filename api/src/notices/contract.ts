import { Type, type Static } from 'typebox'
import { noticeKinds } from '@tealight/db/words'
import { choice, contract, exact, Id, orNull } from '../contract.ts'
import { Group } from '../groups/contract.ts'
import { Me } from '../personas/contract.ts'
import { When } from '../posts/contract.ts'

/** What a persona is told. The words for each kind stand in the web's catalogue; a moderator's own come with it. */
export const Notice = Type.Object(
  {
    id: Id,
    kind: choice(noticeKinds),
    when: When,
    read: Type.Boolean(),
    thread: orNull(Id),
    room: orNull(Id, 'of a meeting'),
    post: orNull(Id),
    number: orNull(Type.Integer(), 'the place of the post in its thread'),
    rule: orNull(Type.Object({ id: Type.String(), title: Type.String() })),
    words: orNull(Type.String()),
  },
  { title: 'Notice' },
)
export type Notice = Static<typeof Notice>

export const listNotices = contract({
  id: 'listNotices',
  method: 'GET',
  url: '/api/groups/:group/notices',
  summary: 'What one’s persona in a group was told, the newest fifty',
  params: exact({ group: Id }),
  answer: Type.Object({ group: Group, me: Me, notices: Type.Array(Notice) }),
  errors: ['not_found', 'join_first', 'banned'],
})

export const readNotice = contract({
  id: 'readNotice',
  method: 'POST',
  url: '/api/notices/:notice/read',
  summary: 'Say that one has read a notice',
  params: exact({ notice: Id }),
  answer: Type.Object({ group: Id }),
  errors: ['not_found', 'join_first', 'banned'],
})
