import { expect, test } from 'vitest'
import { parseRules } from '../groups/rules-file.ts'
import { firstRules } from '../groups/rules.ts'

const rule = { id: 'kind', title: 'Be kind', text: 'Write as you would like to be written to.' }
const refusal = (rules: unknown) => () => parseRules(JSON.stringify(rules), 'rules.json')

test('takes the rules that we bring, when somebody edits a copy of them', () => {
  for (const rules of Object.values(firstRules)) expect(parseRules(JSON.stringify(rules), 'rules.json')).toEqual(rules)
})

test('brings the same rules in every language', () => {
  const ids = Object.values(firstRules).map((rules) => rules.map(({ id }) => id))
  for (const other of ids) expect(other).toEqual(ids[0])
})

test.each([
  ['no JSON', () => parseRules('kind: be kind', 'rules.json'), 'must hold a list'],
  ['no list', refusal(rule), 'must hold a list'],
  ['no rule', refusal([]), 'must hold a list'],
  ['too many rules', refusal(Array.from({ length: 13 }, (_, n) => ({ ...rule, id: `rule-${n}` }))), 'make it fewer'],
  ['an id twice', refusal([rule, rule]), '"kind" twice'],
  ['an id with a space', refusal([{ ...rule, id: 'be kind' }]), 'Rule 1 in rules.json needs an id'],
  ['an empty text', refusal([rule, { ...rule, id: 'b', text: ' ' }]), 'Rule 2 in rules.json: text is missing'],
  ['a long text', refusal([{ ...rule, text: 'x'.repeat(601) }]), 'say it shorter'],
  ['a field that nobody knows', refusal([{ ...rule, colour: 'red' }]), '"colour"'],
])('says what is wrong with a file of rules: %s', (_, read, says) => {
  expect(read).toThrow(says)
})
