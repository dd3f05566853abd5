import { about } from './en/about.ts'
import { comeBack } from './en/comeBack.ts'
import { composer } from './en/composer.ts'
import { cover } from './en/cover.ts'
import { desk } from './en/desk.ts'
import { deskDoor } from './en/deskDoor.ts'
import { frame } from './en/frame.ts'
import { group } from './en/group.ts'
import { help } from './en/help.ts'
import { helpCard } from './en/helpCard.ts'
import { home } from './en/home.ts'
import { join } from './en/join.ts'
import { me } from './en/me.ts'
import { meeting } from './en/meeting.ts'
import { note } from './en/note.ts'
import { notices } from './en/notices.ts'
import { persona } from './en/persona.ts'
import { phrase } from './en/phrase.ts'
import { post } from './en/post.ts'
import { privacy } from './en/privacy.ts'
import { problems } from './en/problems.ts'
import { refused } from './en/refused.ts'
import { report } from './en/report.ts'
import { room } from './en/room.ts'
import { thread } from './en/thread.ts'
import { told } from './en/told.ts'
import { when } from './en/when.ts'

/** One subject, one file. A new subject: a file here, the same file in es/, and a line in each of the two lists. */
export const en = {
  about,
  comeBack,
  composer,
  cover,
  desk,
  deskDoor,
  frame,
  group,
  help,
  helpCard,
  home,
  join,
  me,
  meeting,
  note,
  notices,
  persona,
  phrase,
  post,
  privacy,
  problems,
  refused,
  report,
  room,
  thread,
  told,
  when,
}
