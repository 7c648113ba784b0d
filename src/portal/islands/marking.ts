/** Marks that are pressed without a network wait in this browser and are sent when it is back; nothing is dropped unsaid. */
import { openKept, startKeeping } from './kept-page.ts'
import {
  dropEverybody,
  fill,
  readPresses,
  showMark,
  showProblem,
  type Words,
} from './marking-page.ts'
import {
  addSending,
  countWaiting,
  isTaken,
  type Outcome,
  type Problem,
  type Queue,
  readQueue,
  refuse,
  type Sending,
  settle,
  understood,
  waitingAt,
} from './marking-queue.ts'

const AGAIN_AFTER_MS = 20_000
const BROKEN_AFTER_MS = 15_000

/** Why nothing is sent just now. */
type Halt = 'none' | 'network' | 'signIn' | 'reload'

function start(form: HTMLFormElement, state: HTMLElement): void {
  const words = JSON.parse(form.dataset.words ?? '{}') as Words
  openKept(form, words)
  const remember = startKeeping(form, words)
  const key = `kezek-marks-${form.dataset.owner ?? ''}`
  const place = { day: fieldText(form, 'day'), group: fieldText(form, 'group') }
  const load = (): Queue => readQueue(localStorage.getItem(key))
  let busy = false
  let halt: Halt = 'none'

  /** Forgotten as soon as there is nothing left to send or to decide. */
  function keep(queue: Queue): void {
    if (queue.sendings.length + queue.problems.length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(queue))
    show()
  }

  function show(): void {
    const queue = load()
    const count = countWaiting(queue)
    const waiting = halt === 'none' || halt === 'network' ? 'waiting' : halt
    const text =
      count > 0
        ? fill(busy && halt === 'none' ? words.sending : words[waiting], { count })
        : queue.problems.length > 0
          ? fill(words.problems, { count: queue.problems.length })
          : words.saved
    state.hidden = false
    state.dataset.state = count > 0 ? 'waiting' : queue.problems.length > 0 ? 'conflict' : 'saved'
    const line = document.createElement('p')
    line.textContent = text ?? ''
    dropEverybody(form)
    state.replaceChildren(line, ...queue.problems.flatMap(describe))
  }

  /** A conflict of the day that is shown stands beside its child; any other is led to. */
  function describe(problem: Problem): HTMLElement[] {
    const here = problem.day === place.day && problem.group === place.group
    if (problem.kind === 'mark' && here && problem.outcome.kind !== 'not-enrolled') return []
    const line = document.createElement('p')
    const { day } = problem
    if (problem.kind === 'mark' && problem.outcome.kind !== 'not-enrolled') {
      const link = document.createElement('a')
      link.href = `?day=${day}&group=${problem.group}`
      link.textContent = words.open ?? ''
      line.append(`${fill(words.elsewhere, { day })} `, link)
      return [line]
    }
    const text = problem.kind === 'refused' ? problem.text : words.gone
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'kz-link-button'
    button.textContent = words.understood ?? ''
    button.addEventListener('click', () => {
      const queue = load()
      const same = queue.problems.find(one => JSON.stringify(one) === JSON.stringify(problem))
      if (same !== undefined) keep(understood(queue, same))
    })
    line.append(`${fill(words.refused, { day, text: text ?? '' })} `, button)
    return [line]
  }

  /** Two open pages of one person never send at once: the second finds what the first has left. */
  async function flush(): Promise<void> {
    if (busy) return
    busy = true
    halt = 'none'
    show()
    const sendAll = async () => {
      for (let next = load().sendings[0]; next !== undefined; next = load().sendings[0]) {
        halt = await send(next)
        if (halt !== 'none') return
      }
    }
    await (navigator.locks?.request(key, sendAll) ?? sendAll()).catch(() => undefined)
    busy = false
    show()
    if (halt === 'none') remember()
  }

  async function send(sending: Sending): Promise<Halt> {
    const answer = await fetch(form.dataset.marking ?? '', {
      method: 'POST',
      body: bodyOf(sending, fieldText(form, '_csrf')),
      headers: { accept: 'application/json' },
      // Who is no longer signed in is sent to another page: that is no answer to marks.
      redirect: 'manual',
      signal: AbortSignal.timeout(BROKEN_AFTER_MS),
    }).catch(() => undefined)
    if (answer === undefined) return 'network'
    if (answer.type === 'opaqueredirect') return 'signIn'
    if (answer.status === 403) return 'reload'
    if (!answer.ok) return 'network'
    const read: unknown = await answer.json().catch(() => undefined)
    const told = (read ?? {}) as { outcomes?: readonly Outcome[]; refused?: string }
    const here = sending.day === place.day && sending.group === place.group
    if (told.refused !== undefined) {
      keep(refuse(load(), sending.request, told.refused))
      // What stands here as pressed was not taken: the page is asked again, with its reason kept.
      if (here) location.reload()
    } else if (told.outcomes !== undefined) {
      keep(settle(load(), sending.request, told.outcomes))
      if (here) showAll(told.outcomes)
    } else return 'network'
    return 'none'
  }

  function showAll(outcomes: readonly Outcome[]): void {
    const later = new Map(waitingAt(load(), place).map(press => [press.id, press]))
    for (const outcome of outcomes) {
      const press = later.get(outcome.id)
      if (press !== undefined) showMark(form, press.id, press, press.seen)
      else if (isTaken(outcome)) showMark(form, outcome.id, outcome.given, outcome.revision)
      else showProblem(form, words, outcome)
    }
  }

  form.addEventListener('submit', event => {
    const button = event.submitter
    const presses = readPresses(form, button instanceof HTMLButtonElement && button.value === 'all')
    const { day, group } = place
    const sending = { request: crypto.randomUUID(), day, group, at: now(), presses }
    try {
      keep(addSending(load(), sending))
    } catch {
      // No room to wait in: the form goes as it would without this script.
      return
    }
    event.preventDefault()
    event.stopPropagation()
    for (const press of presses) showMark(form, press.id, press, press.seen)
    const reason = form.elements.namedItem('words')
    if (reason instanceof HTMLInputElement) reason.value = ''
    void flush()
  })

  for (const press of waitingAt(load(), place)) showMark(form, press.id, press, press.seen)
  for (const problem of load().problems) {
    const here = problem.day === place.day && problem.group === place.group
    if (here && problem.kind === 'mark') showProblem(form, words, problem.outcome)
  }
  window.addEventListener('online', () => void flush())
  window.addEventListener('storage', event => event.key === key && show())
  setInterval(() => load().sendings.length > 0 && void flush(), AGAIN_AFTER_MS)
  void flush()
}

const now = () => new Date().toISOString()

function fieldText(form: HTMLFormElement, name: string): string {
  const found = form.elements.namedItem(name)
  return found instanceof HTMLInputElement ? found.value : ''
}

/** The same fields as the form itself, so that the server reads one thing. */
function bodyOf(sending: Sending, csrf: string): URLSearchParams {
  const { day, group, at, request } = sending
  const body = new URLSearchParams({ _csrf: csrf, _requestId: request, day, group, deviceAt: at })
  for (const { id, state, reason, times, seen, words } of sending.presses) {
    body.set(`seen-${id}`, `${seen}:::`)
    body.set(`m-${id}`, state)
    body.set(`r-${id}`, reason ?? '')
    if (times !== undefined) {
      const [arrived = '', left = ''] = times.split('–')
      body.set('times', 'yes')
      body.set(`a-${id}`, arrived)
      body.set(`l-${id}`, left)
    }
    if (words !== '') body.set('words', words)
  }
  return body
}

const form = document.querySelector<HTMLFormElement>('form[data-marking]')
const state = form?.querySelector<HTMLElement>('[data-state]')
if (form && state) start(form, state)
