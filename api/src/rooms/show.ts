import type { OpenedMessage } from '@tealight/db/messages/open'
import type { News } from '@tealight/db/messages/news'
import { isListed, showPost } from '@tealight/db/posts/show'
import type { Insider } from '@tealight/db/rooms/line'
import type { Message, Reactions, ToRoom } from './contract.ts'

/** What decides how a reader is shown a room. */
export type Reader = Pick<Insider, 'from' | 'ignored' | 'ignoring'> & { id: string }

/** A message as a reader may see it; null when they may not know of it. */
export function showMessage(message: OpenedMessage, reader: Reader, now: number): Message | null {
  const { id, from, ignored, ignoring } = reader
  if (message.number < from || ignoring.has(message.author.id) || !isListed(message, id)) return null
  // JSON leaves out what is undefined, which is all that the types differ by
  const shown = showPost(message, { reader: id, ignored, now }) as Omit<Message, 'replyTo'>
  return { ...shown, replyTo: message.replyTo, ...showReactions(message, id) }
}

/** The author is told how many left which word; whoever left one, which; all others nothing. */
function showReactions({ reactions, author }: OpenedMessage, reader: string): Pick<Message, 'reactions' | 'reacted'> {
  if (reactions.length === 0) return {}
  if (author.id === reader) return { reactions: countReactions(reactions) }
  const reacted = reactions.find(({ by }) => by === reader)?.word
  return reacted ? { reacted } : {}
}

export function countReactions(reactions: OpenedMessage['reactions']): Reactions {
  const counts: Reactions = {}
  for (const { word } of reactions) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

/** What of news is shown to readers, each in their own way. */
export type Shown = Pick<News, 'from' | 'to' | 'first' | 'messages' | 'now'>

/** News as a reader may see them. */
export function showNews(news: Shown, reader: Reader, room?: News['room']): Extract<ToRoom, { type: 'news' }> {
  const shown: Message[] = []
  const gone: number[] = []
  for (const message of news.messages) {
    const one = showMessage(message, reader, news.now)
    if (one) shown.push(one)
    else if (message.number >= reader.from) gone.push(message.number)
  }
  const { from, to, first } = news
  return { v: 1, type: 'news', from, to, first, messages: shown, gone, ...(room && { room }) }
}
