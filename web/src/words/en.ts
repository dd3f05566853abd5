import { about } from './en/about.ts'
import { comeBack } from './en/comeBack.ts'
import { composer } from './en/composer.ts'
import { frame } from './en/frame.ts'
import { group } from './en/group.ts'
import { help } from './en/help.ts'
import { home } from './en/home.ts'
import { join } from './en/join.ts'
import { me } from './en/me.ts'
import { note } from './en/note.ts'
import { phrase } from './en/phrase.ts'
import { post } from './en/post.ts'
import { privacy } from './en/privacy.ts'
import { problems } from './en/problems.ts'
import { refused } from './en/refused.ts'
import { thread } from './en/thread.ts'
import { when } from './en/when.ts'

/** One subject, one file. A new subject: a file here, the same file in es/, and a line in each of the two lists. */
export const en = {
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
}
