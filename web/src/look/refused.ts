import { mostReport, mostText, mostTitle } from '@tealight/api/contract/posts'
import type { Problem } from '#call'
import type { Words } from '#words'

/** What is the matter, in plain words: one sentence or two for each thing that can be mended. */
export function reasonsOf(problem: Problem, words: Words): string[] {
  if (problem.code === 'bad_text') return [...new Set(problem.fields.map((field) => ofField(field, words)))]
  return [byCode(problem, words)]
}

/** Whether a field is among those that have to be mended. */
export function isAbout(problem: Problem | undefined, field: string): boolean {
  return problem?.code === 'bad_text' && problem.fields.some(({ path }) => path.startsWith(`/${field}`))
}

function byCode({ code, retryAfter = 60 }: Problem, { refused, problems }: Words): string {
  if (code === 'key_used') return refused.keyUsed
  if (code === 'changed') return refused.changed
  if (code === 'slow_down') return refused.slowDown(Math.max(1, Math.ceil(retryAfter / 60)))
  return problems.texts[code]
}

function ofField({ path, reason }: Problem['fields'][number], { refused }: Words): string {
  const long = reason === 'too_long'
  if (path === '/title') return long ? refused.longTitle(mostTitle) : refused.emptyTitle
  if (path === '/text') return long ? refused.longText(mostText) : refused.emptyText
  if (path === '/words' && long) return refused.longReport(mostReport)
  return long ? refused.longNote(80) : refused.text
}
