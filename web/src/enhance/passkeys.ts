/**
 * Makes and shows passkeys (WebAuthn). The page brings what the service asks for in data-options; what the device answers
 * goes back in a hidden field of the same form, so nothing here asks the service anything.
 */
export function offerPasskeys(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) offer(form)
}

function offer(form: HTMLFormElement): void {
  const button = form.querySelector<HTMLButtonElement>('button[hidden]')
  if (!button) return
  if (!('credentials' in navigator) || !('PublicKeyCredential' in window)) return say(form, 'sayCannot')
  button.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void perform(form, button)
  })
}

async function perform(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  const field = form.querySelector<HTMLInputElement>('input[name=passkey]')
  const asked: unknown = JSON.parse(form.dataset['options'] ?? '{}')
  button.disabled = true
  const answer = await (form.dataset['passkey'] === 'make' ? make(readMaking(asked)) : show(readShowing(asked))).catch(
    () => null,
  )
  button.disabled = false
  if (!field || answer === null) return say(form, 'sayStopped')
  field.value = JSON.stringify(answer)
  // not requestSubmit: that would come back to us
  form.submit()
}

async function make(publicKey: PublicKeyCredentialCreationOptions) {
  const made = await navigator.credentials.create({ publicKey })
  if (!(made instanceof PublicKeyCredential && made.response instanceof AuthenticatorAttestationResponse)) return null
  const { response } = made
  return {
    id: made.id,
    clientDataJSON: encode(response.clientDataJSON),
    attestationObject: encode(response.attestationObject),
    transports: response.getTransports(),
  }
}

async function show(publicKey: PublicKeyCredentialRequestOptions) {
  const shown = await navigator.credentials.get({ publicKey })
  if (!(shown instanceof PublicKeyCredential && shown.response instanceof AuthenticatorAssertionResponse)) return null
  const { response } = shown
  return {
    id: shown.id,
    clientDataJSON: encode(response.clientDataJSON),
    authenticatorData: encode(response.authenticatorData),
    signature: encode(response.signature),
  }
}

/** The options as our own service wrote them: the same as the browser's, but for bytes, which came as base64url. */
function readMaking(options: unknown): PublicKeyCredentialCreationOptions {
  const given = options as PublicKeyCredentialCreationOptionsJSON
  return {
    ...plain(given),
    rp: given.rp,
    pubKeyCredParams: given.pubKeyCredParams.map(({ alg }) => ({ alg, type: 'public-key' })),
    challenge: decode(given.challenge),
    user: { ...given.user, id: decode(given.user.id) },
    excludeCredentials: (given.excludeCredentials ?? []).map(({ id }) => ({ id: decode(id), type: 'public-key' })),
    attestation: 'none',
    ...(given.authenticatorSelection && { authenticatorSelection: given.authenticatorSelection }),
  }
}

function readShowing(options: unknown): PublicKeyCredentialRequestOptions {
  const given = options as PublicKeyCredentialRequestOptionsJSON
  return {
    ...plain(given),
    challenge: decode(given.challenge),
    userVerification: 'required',
    ...(given.rpId !== undefined && { rpId: given.rpId }),
  }
}

const plain = ({ timeout }: { timeout?: number }) => (timeout === undefined ? {} : { timeout })

function say(form: HTMLFormElement, what: 'sayCannot' | 'sayStopped'): void {
  form.querySelector('[data-status]')?.replaceChildren(form.dataset[what] ?? '')
}

function encode(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
}
