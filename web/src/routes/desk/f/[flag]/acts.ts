import type { Case } from '@tealight/api/contract/flags'

type Act = Case['may'][number]

/** The acts that one's role allows and that would change something, in the order in which they are offered. */
export function actsFor({ may, post, room, flag }: Case): Act[] {
  if (flag.state === 'settled') return []
  const inReach = post ? sensible(post, room !== null) : (['all_well'] as const)
  return inReach.filter((act) => may.includes(act))
}

/** Whether the case can be done with by this act, need not be, or always is. Who may settle may say that all is well. */
export function settling(act: Act, { may, post }: Case): 'always' | 'choice' | 'never' {
  if (act === 'all_well') return 'always'
  // what is held waits for a moderator, until it is let through or taken out
  const waits = post?.state === 'held' && act !== 'release' && act !== 'hide' && act !== 'remove'
  return may.includes('all_well') && !waits ? 'choice' : 'never'
}

function sensible({ state, text, veils }: NonNullable<Case['post']>, isInRoom: boolean): readonly Act[] {
  if (state === 'deleted' || text === null) return ['all_well', 'care', 'pause']
  const aside = isInRoom ? (['aside'] as const) : []
  if (state === 'removed') return ['all_well', 'care', ...aside, 'reply', 'pause']
  return [
    ...(state === 'held' ? (['release'] as const) : (['all_well'] as const)),
    'care',
    ...aside,
    'reply',
    'add_note',
    'veil',
    ...(veils.length > 0 ? (['lift_veil'] as const) : []),
    ...(state === 'hidden' ? [] : (['hide'] as const)),
    'remove',
    'pause',
  ]
}
