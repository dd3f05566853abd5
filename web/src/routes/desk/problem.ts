import type { Problem } from '#call'
import type { Words } from '#words'

/** What a form of the desk must hold and did not. */
export type Missing = Extract<keyof Words['desk']['problems'], `need${string}`> | 'placeholder' | 'notInText'

interface Refusal {
  problem: Problem
  missing: Missing | undefined
  about: string
  holder: string | undefined
}

/** Why it did not go through, in a sentence or two that also say what to do. */
export function reasonOf({ problem, missing, about, holder }: Refusal, { desk, problems, refused }: Words): string {
  const say = desk.problems
  if (missing === 'notInText') return say.notInText(about)
  if (missing) return say[missing]
  switch (problem.code) {
    case 'changed':
      return say.changed
    case 'taken':
      return holder === undefined ? say.takenBySomebody : say.taken(holder)
    case 'step_up':
      return say.stepUp
    case 'sign_in':
      return say.signIn
    case 'not_allowed':
      return say.notAllowed
    case 'not_found':
      return say.gone
    case 'incomplete':
      return say.incomplete
    case 'rules_changed':
      return say.rulesChanged
    case 'bad_text':
    case 'invalid':
      return say.badText
    case 'slow_down':
      return refused.slowDown(Math.max(1, Math.ceil((problem.retryAfter ?? 60) / 60)))
    default:
      return problems.texts[problem.code]
  }
}
