/** The form of the marking page as its script sees it: reads what was pressed, shows what became of it. */
import type { Outcome, Press, Told } from './marking-queue.ts'

export type Words = Readonly<Record<string, string>> & {
  readonly reasons: Readonly<Record<string, string>>
}

export function fill(text: string | undefined, gaps: Readonly<Record<string, string | number>>) {
  return (text ?? '').replace(/\{(\w+)\}/g, (_, name: string) => String(gaps[name] ?? ''))
}

const row = (form: HTMLFormElement, id: string) =>
  form.querySelector<HTMLElement>(`[data-child="${id}"]`)

const field = (form: HTMLFormElement, id: string) =>
  form.querySelector<HTMLInputElement>(`input[name="seen-${id}"]`)

/** Only what differs from what the page had shown, or from what was pressed last. */
export function readPresses(form: HTMLFormElement, rest: boolean): readonly Press[] {
  const data = new FormData(form)
  const value = (name: string) => String(data.get(name) ?? '')
  const rows = [...form.querySelectorAll<HTMLElement>('[data-child]')]
  return rows.flatMap(({ dataset: { child: id = '' } }) => {
    const [revision = '', stateBefore, reasonBefore, ...clock] = value(`seen-${id}`).split(':')
    const pressed = value(`m-${id}`)
    const fresh = pressed === '' && rest && revision === '0' && stateBefore === ''
    const state = fresh ? 'present' : pressed
    if (state === '') return []
    const reason = state === 'absent' ? value(`r-${id}`) : ''
    const timed = value('times') === 'yes' && state === 'present'
    const arrived = value(`a-${id}`) || (fresh ? value('arrived-all') : '')
    const left = value(`l-${id}`)
    const times = arrived + left === '' ? '' : `${arrived}–${left}`
    const sameTimes = !timed || times === clock.join(':')
    if (state === stateBefore && reason === reasonBefore && sameTimes) return []
    const words = value('words').trim()
    const told = { state, reason: reason || null, ...(timed && { times }) }
    return [{ id, ...told, seen: Number(revision), words }]
  })
}

/** What is pressed stands as chosen, and is what the next press is compared with. */
export function showMark(form: HTMLFormElement, id: string, mark: Told, revision: number): void {
  const seen = field(form, id)
  if (seen === null) return
  seen.value = seenText(revision, mark)
  const [arrived = '', left = ''] = (mark.times ?? '').split('–')
  setTime(form, `a-${id}`, arrived)
  setTime(form, `l-${id}`, left)
  for (const radio of radios(form, id)) radio.checked = radio.value === mark.state
  const reason = form.querySelector<HTMLSelectElement>(`select[name="r-${id}"]`)
  if (reason !== null) reason.value = mark.reason ?? ''
  tell(form, id, '')
}

/** Of two marks neither is chosen, the person says which is right; what only lacks something stays as it was pressed. */
export function showProblem(form: HTMLFormElement, words: Words, outcome: Outcome): void {
  const { id, kind, given, current, revision } = outcome
  const seen = field(form, id)
  if (seen === null) return
  const theirs = markText(words, current)
  if (kind === 'not-enrolled') {
    tell(form, id, words.gone ?? '')
    return
  }
  seen.value = seenText(revision, current)
  for (const radio of radios(form, id)) {
    radio.checked = kind !== 'conflict' && radio.value === given.state
  }
  const { conflict, twoPlaces } = words
  const text = kind === 'conflict' ? conflict : kind === 'two-places' ? twoPlaces : words.words
  const hours = outcome.hours ?? ''
  tell(form, id, fill(text, { mine: markText(words, given), theirs, before: theirs, hours }))
}

/** Once everybody is marked there is nobody left for "everybody is here". */
export function dropEverybody(form: HTMLFormElement): void {
  const fields = [...form.querySelectorAll<HTMLInputElement>('input[name^="seen-"]')]
  const button = form.querySelector<HTMLButtonElement>('button[value="all"]')
  if (button === null || fields.some(one => one.value.startsWith('0::'))) return
  const save = form.querySelector<HTMLButtonElement>('button[value="save"]')
  if (save !== null) save.dataset.variant = 'primary'
  if (document.activeElement === button) save?.focus()
  button.remove()
}

/** Another day: nobody is marked, and everybody can be at once. */
export function clearMarks(form: HTMLFormElement, words: Words): void {
  for (const { dataset } of form.querySelectorAll<HTMLElement>('[data-child]')) {
    const id = dataset.child ?? ''
    const seen = field(form, id)
    if (seen !== null) seen.value = seenText(0, null)
    for (const radio of radios(form, id)) radio.checked = false
    const reason = form.querySelector<HTMLSelectElement>(`select[name="r-${id}"]`)
    if (reason !== null) reason.value = ''
    setTime(form, `a-${id}`, '')
    setTime(form, `l-${id}`, '')
    tell(form, id, '')
  }
  const save = form.querySelector<HTMLButtonElement>('button[value="save"]')
  if (save === null || form.querySelector('button[value="all"]') !== null) return
  const all = save.cloneNode() as HTMLButtonElement
  all.value = 'all'
  all.textContent = words.everybody ?? ''
  save.dataset.variant = 'secondary'
  save.before(all)
}

const seenText = (revision: number, mark: Told | null) =>
  `${revision}:${mark?.state ?? ''}:${mark?.reason ?? ''}:${mark?.times ?? ''}`

function setTime(form: HTMLFormElement, name: string, value: string): void {
  const found = form.elements.namedItem(name)
  if (found instanceof HTMLInputElement) found.value = value
}

const radios = (form: HTMLFormElement, id: string) =>
  form.querySelectorAll<HTMLInputElement>(`input[name="m-${id}"]`)

function tell(form: HTMLFormElement, id: string, text: string): void {
  const place = row(form, id)
  const told = place?.querySelector('[data-told]')
  if (!place || !told) return
  told.textContent = text
  if (text === '') delete place.dataset.asks
  else place.dataset.asks = ''
}

function markText(words: Words, mark: Told | null): string {
  if (mark?.state !== 'absent') {
    return mark?.times ? `${words.present} (${mark.times})` : (words.present ?? '')
  }
  const reason = mark.reason === null ? undefined : words.reasons[mark.reason]
  return reason === undefined ? (words.absent ?? '') : fill(words.absentFor, { reason })
}
