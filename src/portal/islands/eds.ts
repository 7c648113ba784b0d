/** Signs a document with NCALayer on this computer and sends the CMS with the page's own form. */
import { NCALayerClient } from 'ncalayer-js-client'

type Words = {
  readonly button: string
  readonly working: string
  readonly noLayer: string
  readonly cancelled: string
  readonly failed: string
  readonly noDocument: string
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

/** A program that hangs takes the connection and says nothing. */
const ANSWERS_WITHIN_MS = 10_000

async function connect(): Promise<NCALayerClient | undefined> {
  const client = new NCALayerClient(undefined, false)
  const silent = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('NCALayer is silent')), ANSWERS_WITHIN_MS)
  })
  try {
    await Promise.race([client.connect(), silent])
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
  const data = await fetchDocument(from.dataset.eds ?? '').catch(() => undefined)
  if (data === undefined) return say(words.noDocument)
  try {
    const answer = await client.basicsSignCMS(
      NCALayerClient.basicsStorageAll,
      data,
      NCALayerClient.basicsCMSParamsDetached,
      NCALayerClient.basicsSignerSignAny,
      document.documentElement.lang === 'kk' ? 'kk' : 'ru',
    )
    const cms = Array.isArray(answer) ? answer[0] : answer
    if (!cms) return say(words.failed)
    fieldOf(from).value = cms
    from.submit()
  } catch (fault) {
    // Nothing was sent: the window was closed; or the wrong password, no key of the kind, the program ended.
    const cancelled = (fault as { canceledByUser?: boolean }).canceledByUser === true
    say(cancelled ? words.cancelled : words.failed)
  }
}

/** One field only, also when the page came back from the browser's memory after it was sent. */
function fieldOf(form: HTMLFormElement): HTMLInputElement {
  const known = form.querySelector<HTMLInputElement>('input[name=cms]')
  if (known !== null) return known
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = 'cms'
  form.append(field)
  return field
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
  const together = document.createElement('div')
  together.className = 'kz-stack'
  together.append(actions, message)
  to.querySelector('p')?.after(together)
}

if (form !== null) addButton(form)
