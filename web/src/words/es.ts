import { about } from './es/about.ts'
import { comeBack } from './es/comeBack.ts'
import { composer } from './es/composer.ts'
import { frame } from './es/frame.ts'
import { group } from './es/group.ts'
import { help } from './es/help.ts'
import { home } from './es/home.ts'
import { join } from './es/join.ts'
import { me } from './es/me.ts'
import { note } from './es/note.ts'
import { phrase } from './es/phrase.ts'
import { post } from './es/post.ts'
import { privacy } from './es/privacy.ts'
import { problems } from './es/problems.ts'
import { refused } from './es/refused.ts'
import { thread } from './es/thread.ts'
import { when } from './es/when.ts'
import type { Words } from './index.ts'

export const es = {
  about,
  comeBack,
  composer,
  frame,
  group,
  help,
  home,
  join,
  me,
  note,
  phrase,
  post,
  privacy,
  problems,
  refused,
  thread,
  when,
} satisfies Words
