import { about } from './es/about.ts'
import { comeBack } from './es/comeBack.ts'
import { composer } from './es/composer.ts'
import { cover } from './es/cover.ts'
import { desk } from './es/desk.ts'
import { deskDoor } from './es/deskDoor.ts'
import { frame } from './es/frame.ts'
import { group } from './es/group.ts'
import { help } from './es/help.ts'
import { helpCard } from './es/helpCard.ts'
import { home } from './es/home.ts'
import { join } from './es/join.ts'
import { me } from './es/me.ts'
import { meeting } from './es/meeting.ts'
import { note } from './es/note.ts'
import { notices } from './es/notices.ts'
import { persona } from './es/persona.ts'
import { phrase } from './es/phrase.ts'
import { post } from './es/post.ts'
import { privacy } from './es/privacy.ts'
import { problems } from './es/problems.ts'
import { refused } from './es/refused.ts'
import { report } from './es/report.ts'
import { room } from './es/room.ts'
import { thread } from './es/thread.ts'
import { told } from './es/told.ts'
import { when } from './es/when.ts'
import type { Words } from './index.ts'

export const es = {
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
} satisfies Words
