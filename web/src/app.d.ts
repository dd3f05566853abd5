import type { ProblemCode } from '@tealight/api/contract'
import type { IncomingMessage } from 'node:http'
import type {} from '../serve.ts'
import type { Language } from '#words'

declare global {
  namespace App {
    /** `code` is all that an error says; the words for it stand in the catalogue. */
    interface Error {
      code: ProblemCode
    }
    interface Locals {
      language: Language
      /** The cookies that a call of this request has changed, each as `name=value`; empty when it was taken away. */
      cookies?: Record<string, string>
    }
    interface Platform {
      req: IncomingMessage
    }
  }
}
