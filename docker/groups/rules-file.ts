import type { Rule } from '@tealight/db/groups/read-rules'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Trouble } from '../trouble.ts'

/** Rules that an operator wrote, or a sentence that says what is wrong with them. */
export async function readRulesFile(file: string): Promise<Rule[]> {
  // npm runs us in the project's folder, and the file was named in the person's
  const path = resolve(process.env['INIT_CWD'] ?? '.', file)
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Trouble(`The file ${path} cannot be read: correct its name.`)
  })
  return parseRules(text, file)
}

const mostRules = 12
const mostTitle = 80
const mostText = 600

export function parseRules(text: string, file: string): Rule[] {
  const rules = readJson(text)
  if (!Array.isArray(rules) || rules.length === 0) {
    throw new Trouble(`${file} must hold a list: [{ "id": "kind", "title": "Be kind", "text": "…" }, …].`)
  }
  if (rules.length > mostRules) {
    throw new Trouble(`${file} holds ${rules.length} rules, and nobody reads more than ${mostRules}: make it fewer.`)
  }
  const good = rules.map((rule: unknown, at) => toRule(rule, `Rule ${at + 1} in ${file}`))
  const twice = good.find((rule, at) => good.findIndex(({ id }) => id === rule.id) < at)
  if (twice) throw new Trouble(`${file} has the id "${twice.id}" twice: give each rule its own.`)
  return good
}

function toRule(rule: unknown, where: string): Rule {
  if (typeof rule !== 'object' || rule === null) throw new Trouble(`${where} is not an object with id, title and text.`)
  const { id, title, text, ...rest }: Record<string, unknown> = { ...rule }
  const [unknown] = Object.keys(rest)
  if (unknown !== undefined) throw new Trouble(`${where} has "${unknown}", and only id, title and text are known.`)
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]{0,39}$/.test(id)) {
    throw new Trouble(`${where} needs an id of small letters, digits and hyphens, as in "no-methods".`)
  }
  return { id, title: toWords(title, mostTitle, `${where}: title`), text: toWords(text, mostText, `${where}: text`) }
}

function toWords(given: unknown, most: number, where: string): string {
  if (typeof given !== 'string' || given.trim() === '') throw new Trouble(`${where} is missing.`)
  if (given.length > most) throw new Trouble(`${where} is longer than ${most} letters: say it shorter.`)
  return given.trim()
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
