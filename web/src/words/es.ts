import { about } from './es/about.ts'
import { frame } from './es/frame.ts'
import { help } from './es/help.ts'
import { home } from './es/home.ts'
import { privacy } from './es/privacy.ts'
import { problems } from './es/problems.ts'
import type { Words } from './index.ts'

export const es = { about, frame, help, home, privacy, problems } satisfies Words
