import { randomBytes } from 'node:crypto'

/**
 * Something random that a person types: 128 bits in Crockford's alphabet, which has no I, L, O or U, so that nothing is
 * taken for something else. In five groups, as in KQ3ZM-….
 */
export function newTyped(): string {
  let bits = BigInt(`0x${randomBytes(16).toString('hex')}`)
  let text = ''
  for (let at = 0; at < length; at += 1) {
    text = alphabet.charAt(Number(bits % 32n)) + text
    bits /= 32n
  }
  return text.replace(/.{5}(?=.{5})/g, '$&-')
}

/** As it was made, from what a person typed: any case, any separators, O for 0, I and L for 1. Null if it cannot be one. */
export function normaliseTyped(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  return plain.length === length && [...plain].every((letter) => alphabet.includes(letter)) ? plain : null
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Five bits each: 26 hold 128. */
const length = 26
