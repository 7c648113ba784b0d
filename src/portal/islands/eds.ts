/** Signs a document with NCALayer on this computer and sends the CMS with the page's own form. */
import { NCALayerClient } from 'ncalayer-js-client'

type Words = {
  readonly button: string
  readonly working: string
  readonly noLayer: string
  readonly cancelled: string
}

const form = document.querySelector<HTMLFormElement>('form[data-eds]')

/** Base64 of the exact bytes that the server keeps. */
async function fetchDocument(address: string): Promise<string> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(String(answer.status))
  const bytes = new Uint8Array(await answer.arrayBuffer())
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

async function connect(): Promise<NCALayerClient | undefined> {
  const client = new NCALayerClient(undefined, false)
  try {
    await client.connect()
    return client
  } catch {
    return undefined
  }
}

/** The certificates that may sign are chosen by the person; the server checks whose they are. */
async function sign(from: HTMLFormElement, words: Words, say: (text: string) => void) {
  say(words.working)
  const client = await connect()
  if (client === undefined) return say(words.noLayer)
  try {
    const data = await fetchDocument(from.dataset.eds ?? '')
    const cms = await client.basicsSignCMS(
      NCALayerClient.basicsStorageAll,
      data,
      NCALayerClient.basicsCMSParamsDetached,
      NCALayerClient.basicsSignerSignAny,
      document.documentElement.lang === 'kk' ? 'kk' : 'ru',
    )
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = 'cms'
    field.value = Array.isArray(cms) ? (cms[0] ?? '') : cms
    from.append(field)
    from.submit()
  } catch {
    // Cancelled, the wrong password, no key chosen: nothing was sent.
    say(words.cancelled)
  }
}

/** Without the script the form takes a file; with it there is a button more. */
function addButton(to: HTMLFormElement): void {
  const words = JSON.parse(to.dataset.edsWords ?? '{}') as Words
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'ds-button'
  button.dataset.variant = 'primary'
  button.dataset.color = 'accent'
  button.textContent = words.button
  const message = document.createElement('p')
  message.setAttribute('role', 'status')
  const say = (text: string) => {
    message.textContent = text
  }
  button.addEventListener('click', () => {
    button.disabled = true
    void sign(to, words, say).finally(() => {
      button.disabled = false
    })
  })
  const actions = document.createElement('div')
  actions.className = 'kz-actions'
  actions.append(button)
  to.querySelector('p')?.after(actions, message)
}

if (form !== null) addButton(form)
