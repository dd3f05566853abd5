import type { FastifyServerOptions } from 'fastify'

type AjvOptions = NonNullable<FastifyServerOptions['ajv']>

/** How requests are held against their contracts: nothing is coerced, filled in or dropped; all errors are told. */
export const ajv: AjvOptions = {
  customOptions: {
    coerceTypes: false,
    removeAdditional: false,
    useDefaults: false,
    allErrors: false,
    formats: { words: { type: 'string', validate: isWords } },
  },
}

/**
 * Whether a text can be kept and shown: well-formed Unicode without NUL (Postgres keeps neither), and something in it
 * that can be seen.
 */
function isWords(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0') && visible.test(text)
}

// anything but separators, controls, format characters (zero-width, soft hyphen, tags) and lone combining marks
const visible = /[^\p{Z}\p{C}\p{M}\u115f\u1160\u3164\uffa0\u2800]/u
