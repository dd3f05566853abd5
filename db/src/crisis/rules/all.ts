import { abuse } from './abuse.ts'
import { eating } from './eating.ts'
import { encouragement } from './encouragement.ts'
import { fromLexicon } from './lexicon.ts'
import { method } from './method.ts'
import { overdose } from './overdose.ts'
import { plan } from './plan.ts'
import type { Rule } from './rule.ts'
import { selfHarm } from './selfHarm.ts'
import { mentions, suicide } from './suicide.ts'
import { violence } from './violence.ts'
import { worry } from './worry.ts'

export const rules: readonly Rule[] = [
  ...suicide,
  ...mentions,
  ...plan,
  ...selfHarm,
  ...overdose,
  ...abuse,
  ...violence,
  ...encouragement,
  ...worry,
  ...eating,
  ...method,
  ...fromLexicon,
]
