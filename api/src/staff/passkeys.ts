import type { Passkey } from '@tealight/db/staff/find-passkey'
import type { MadePasskey, ShownPasskey } from './contract.ts'

/** Loaded when somebody first comes to the desk: it costs 0.2 s and 30 MB, and members never need it. */
const webauthn = () => import('@simplewebauthn/server')

const minutes = 5
/** The person is asked for finger, face or PIN: the passkey is both factors. */
const userVerification = 'required'
/** EdDSA, ES256, RS256. Named, because the library would ask Node for newer ones, which warns on the terminal. */
const supportedAlgorithmIDs = [-8, -7, -257]

/** What the browser is asked to make: a passkey that is found without a name being typed. */
export async function creationOptions(
  origin: string,
  place: string,
  account: { id: string; name: string },
  known: string[],
) {
  const { generateRegistrationOptions } = await webauthn()
  return generateRegistrationOptions({
    rpName: place,
    rpID: new URL(origin).hostname,
    userID: new Uint8Array(Buffer.from(account.id.replaceAll('-', ''), 'hex')),
    userName: account.name,
    userDisplayName: account.name,
    timeout: minutes * 60_000,
    attestationType: 'none',
    excludeCredentials: known.map((id) => ({ id })),
    supportedAlgorithmIDs,
    authenticatorSelection: { residentKey: 'required', userVerification },
  })
}

/** The key that was made, or null when it answers something else. */
export async function checkMade(origin: string, challenge: string, made: MadePasskey) {
  const { id, clientDataJSON, attestationObject, transports } = made
  const { verifyRegistrationResponse } = await webauthn()
  const checked = await verifyRegistrationResponse({
    response: {
      id,
      rawId: id,
      type: 'public-key',
      response: { clientDataJSON, attestationObject, transports },
      clientExtensionResults: {},
    },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
    requireUserVerification: true,
    supportedAlgorithmIDs,
  }).catch(() => null)
  if (!checked?.verified) return null
  const { credential } = checked.registrationInfo
  return { id: credential.id, publicKey: Buffer.from(credential.publicKey), counter: credential.counter, transports }
}

export async function requestOptions(origin: string) {
  const { generateAuthenticationOptions } = await webauthn()
  return generateAuthenticationOptions({
    rpID: new URL(origin).hostname,
    timeout: minutes * 60_000,
    userVerification,
  })
}

/** The counter that the key showed, or null when it did not sign this challenge. */
export async function checkShown(
  origin: string,
  challenge: string,
  shown: ShownPasskey,
  passkey: Passkey,
): Promise<number | null> {
  const { id, clientDataJSON, authenticatorData, signature } = shown
  const { verifyAuthenticationResponse } = await webauthn()
  const checked = await verifyAuthenticationResponse({
    response: {
      id,
      rawId: id,
      type: 'public-key',
      response: { clientDataJSON, authenticatorData, signature },
      clientExtensionResults: {},
    },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
      transports: passkey.transports,
    },
    requireUserVerification: true,
  }).catch(() => null)
  return checked?.verified ? checked.authenticationInfo.newCounter : null
}
