import { execFile } from 'node:child_process'
import { createHmac, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, type Page } from '@playwright/test'
import { say } from './acts.ts'

const root = join(import.meta.dirname, '../../..')

/** A code as the operator makes one. */
export async function aCode(role: keyof typeof say.deskDoor.roles): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'docker/staff.ts'), 'invite', role], {
    cwd: root,
    env: { ...process.env, PORT: process.env['STORY_PORT'], TEALIGHT_DATA: process.env['STORY_DATA'] },
  })
  const code = /[0-9A-Z]{5}(-[0-9A-Z]{5,6}){4}/.exec(stdout)?.[0]
  if (code === undefined) throw new Error(`no code was made: ${stdout}`)
  return code
}

/** Two people at the desk cannot have one name. */
export const aName = (): string => `Robin ${randomUUID().slice(0, 7)}`

/** A device with a finger or a face to ask for: Chromium's own, made up. Gives what forgets who holds it. */
export async function passkeysOn(page: Page): Promise<{ refuse: () => Promise<void> }> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    refuse: async () => {
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    },
  }
}

/** Types a code and a name, up to the choice of a key. */
export async function typeTheCode(page: Page, code: string, name: string): Promise<void> {
  await page.goto('/desk/join')
  await page.getByLabel(say.deskDoor.join.code, { exact: true }).fill(code)
  await page.getByLabel(say.deskDoor.join.name, { exact: true }).fill(name)
  await page.getByRole('button', { name: say.deskDoor.join.next }).click()
}

/** Somebody new with this role sits at the desk, with a passkey of this device. */
export async function joinWithPasskey(page: Page, role: keyof typeof say.deskDoor.roles): Promise<string> {
  const name = aName()
  await passkeysOn(page)
  await typeTheCode(page, await aCode(role), name)
  await page.getByRole('button', { name: say.deskDoor.passkey.make }).click()
  await expect(page).toHaveURL(/\/desk$/)
  return name
}

/** What an app with numbers shows (RFC 6238), so many steps from now. */
export function numberNow(secret: string, steps = 0): string {
  const bits = [...secret.replace(/\s/g, '')].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
  const bytes = bits.join('').match(/.{8}/g) ?? []
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const mac = createHmac('sha1', Buffer.from(bytes.map((byte) => parseInt(byte, 2))))
    .update(counter)
    .digest()
  const at = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
