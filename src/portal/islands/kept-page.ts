/** The page's part in being opened without a network: the person's choice, what is kept, and turning a kept page to its day. */
import { wantedDay } from './kept-day.ts'
import { clearMarks, fill, type Words } from './marking-page.ts'

const CACHE = 'kezek-marking'
/** Who of this device has asked for it. */
const KEPT_FOR = 'kezek-keep'

/** @returns what keeps the page as the server has it now; it does nothing where nobody asked for that */
export function startKeeping(form: HTMLFormElement, words: Words): () => void {
  const box = document.querySelector<HTMLElement>('[data-keep]')
  const choice = box?.querySelector('input')
  const { owner = '', kept } = form.dataset
  if (!box || !choice || !('serviceWorker' in navigator)) return () => undefined
  const scope = new URL(form.action).pathname
  // Somebody else's pages are not for who reads now.
  const keptFor = localStorage.getItem(KEPT_FOR)
  if (keptFor !== null && keptFor !== owner) void forget(scope)
  choice.checked = keptFor === owner
  box.hidden = false

  const say = (text = '') => {
    const line = box.querySelector('[data-keep-state]')
    if (line !== null) line.textContent = text
  }
  const remember = async () => {
    if (!choice.checked || kept !== undefined) return
    const { day, group } = Object.fromEntries(new FormData(form))
    const page = `${scope}?day=${day}&group=${group}`
    await navigator.serviceWorker.register(box.dataset.keep ?? '', { scope })
    const { active } = await navigator.serviceWorker.ready
    const channel = new MessageChannel()
    channel.port1.onmessage = ({ data }) => say(data === true && choice.checked ? words.kept : '')
    active?.postMessage({ page, files: loadedFiles() }, [channel.port2])
  }
  choice.addEventListener('change', () => {
    if (choice.checked) localStorage.setItem(KEPT_FOR, owner)
    void (choice.checked ? remember() : forget(scope)).catch(() => undefined)
    say('')
  })
  return () => void remember().catch(() => undefined)
}

async function forget(scope: string): Promise<void> {
  localStorage.removeItem(KEPT_FOR)
  await caches.delete(CACHE)
  await (await navigator.serviceWorker.getRegistration(scope))?.unregister()
}

/** Scripts that scripts have asked for are among them; fonts are kept as they come. */
function loadedFiles(): readonly string[] {
  const paths = performance.getEntriesByType('resource').map(one => new URL(one.name).pathname)
  return [...new Set(paths)].filter(path => /^\/assets\/.*\.(css|js)$/.test(path))
}

/** A page that was kept says so; asked for another day than its own, it is that day's with nobody marked yet. */
export function openKept(form: HTMLFormElement, words: Words): void {
  const { kept, today = '' } = form.dataset
  if (kept === undefined) return
  const note = document.querySelector<HTMLElement>('[data-kept-note]')
  const shownAt = note?.querySelector('span')
  if (note && shownAt) {
    shownAt.textContent = fill(words.shown, { time: timeText(new Date(kept)) })
    note.hidden = false
  }
  const field = form.elements.namedItem('day')
  const day = wantedDay({ today, keptAt: kept }, location.search, new Date())
  if (!(field instanceof HTMLInputElement) || day === undefined || day === field.value) return
  field.value = day
  const choice = document.querySelector<HTMLInputElement>('#day-choice')
  if (choice !== null) choice.value = day
  const heading = document.querySelector('h1')
  const date = day.split('-').toReversed().join('.')
  if (heading !== null) heading.textContent = `${form.dataset.groupName ?? ''}: ${date}`
  clearMarks(form, words)
}

function timeText(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${two(at.getDate())}.${two(at.getMonth() + 1)}.${at.getFullYear()}`
  return `${day}, ${two(at.getHours())}:${two(at.getMinutes())}`
}
