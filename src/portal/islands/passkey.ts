/** Asks the browser for a passkey and sends its answer with the page's own form. */

const form = document.querySelector<HTMLFormElement>('form[data-passkey]')

async function answer(options: string, kind: string | undefined): Promise<Credential | null> {
  const json = JSON.parse(options)
  return kind === 'create'
    ? navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json),
      })
    : navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json),
      })
}

/** Sends the form by the script itself, which fires no second `submit`. */
async function send(from: HTMLFormElement): Promise<void> {
  const message = from.querySelector<HTMLElement>('[data-passkey-message]')
  if (message !== null) message.hidden = true
  try {
    const credential = await answer(from.dataset.options ?? '{}', from.dataset.passkey)
    const field = from.elements.namedItem('response')
    if (!(credential instanceof PublicKeyCredential) || !(field instanceof HTMLInputElement)) return
    field.value = JSON.stringify(credential.toJSON())
    from.submit()
  } catch {
    // Cancelled, timed out, or no key here: the person may try again.
    delete from.dataset.sent
    if (message === null) return
    message.textContent = from.dataset.unable ?? ''
    message.hidden = false
  }
}

form?.addEventListener('submit', event => {
  event.preventDefault()
  void send(form)
})
