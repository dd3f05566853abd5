import { about } from './en/about.ts'
import { frame } from './en/frame.ts'
import { help } from './en/help.ts'
import { home } from './en/home.ts'
import { privacy } from './en/privacy.ts'
import { problems } from './en/problems.ts'

/** One subject, one file. A new subject: a file here, the same file in es/, and a line in each of the two lists. */
export const en = { about, frame, help, home, privacy, problems }
