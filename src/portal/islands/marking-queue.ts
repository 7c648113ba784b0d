/** Presses of the marking page that wait for the network: what is sent, what becomes of it, what a person must decide. Pure. */

export type Told = {
  readonly state: string
  readonly reason: string | null
  /** Of coming and going: "08:10–17:30"; absent where the page does not ask for them. */
  readonly times?: string
}

/** No names: numbers, states, reasons, and the words of a late change until they are sent. */
export type Press = Told & { readonly id: string; readonly seen: number; readonly words: string }

export type Sending = {
  /** Of the request: a repeat of it is answered as the first time. */
  readonly request: string
  readonly day: string
  readonly group: string
  /** By the clock of this device. */
  readonly at: string
  readonly presses: readonly Press[]
}

type Kind =
  | 'written'
  | 'changed'
  | 'unchanged'
  | 'conflict'
  | 'words-needed'
  | 'two-places'
  | 'not-enrolled'

export type Outcome = {
  readonly id: string
  readonly kind: Kind
  readonly revision: number
  readonly given: Told
  readonly current: Told | null
  /** Of another place that has marked the child. */
  readonly hours?: string
}

/** Stays until the person has answered it or has said that it is understood. */
export type Problem = {
  readonly day: string
  readonly group: string
} & (
  | { readonly kind: 'mark'; readonly outcome: Outcome }
  | { readonly kind: 'refused'; readonly text: string; readonly request: string }
)

export type Queue = { readonly sendings: readonly Sending[]; readonly problems: readonly Problem[] }

export const EMPTY: Queue = { sendings: [], problems: [] }

type Place = { readonly day: string; readonly group: string }
const isAt = (one: Place, other: Place) => one.day === other.day && one.group === other.group

/** To the end: presses are sent in the order in which they were made. What is pressed anew answers its problem. */
export function addSending(queue: Queue, sending: Sending): Queue {
  if (sending.presses.length === 0) return queue
  const pressed = new Set(sending.presses.map(one => one.id))
  const answered = (one: Problem) =>
    one.kind === 'mark' && isAt(one, sending) && pressed.has(one.outcome.id)
  return {
    sendings: [...queue.sendings, sending],
    problems: queue.problems.filter(one => !answered(one)),
  }
}

/** The server has answered: the sending is forgotten, later presses have now seen what it wrote. */
export function settle(queue: Queue, request: string, outcomes: readonly Outcome[]): Queue {
  const done = queue.sendings.find(one => one.request === request)
  if (done === undefined) return queue
  const seenThen = new Map(done.presses.map(one => [one.id, one.seen]))
  const written = new Map(outcomes.filter(isTaken).map(one => [one.id, one.revision]))
  const later = queue.sendings
    .filter(one => one.request !== request)
    .map(one =>
      isAt(one, done)
        ? { ...one, presses: one.presses.map(press => afterWriting(press, seenThen, written)) }
        : one,
    )
  const { day, group } = done
  const problems = outcomes
    .filter(one => !isTaken(one))
    .map((outcome): Problem => ({ day, group, kind: 'mark', outcome }))
  return { sendings: later, problems: [...queue.problems, ...problems] }
}

export function isTaken({ kind }: Outcome): boolean {
  return kind === 'written' || kind === 'changed' || kind === 'unchanged'
}

function afterWriting(
  press: Press,
  seenThen: ReadonlyMap<string, number>,
  written: ReadonlyMap<string, number>,
): Press {
  const revision = written.get(press.id)
  return revision !== undefined && press.seen === seenThen.get(press.id)
    ? { ...press, seen: revision }
    : press
}

/** A rule said no to the whole sending: it is not sent again, and its reason stays until it is understood. */
export function refuse(queue: Queue, request: string, text: string): Queue {
  const refused = queue.sendings.find(one => one.request === request)
  if (refused === undefined) return queue
  const { day, group } = refused
  return {
    sendings: queue.sendings.filter(one => one.request !== request),
    problems: [...queue.problems, { day, group, kind: 'refused', text, request }],
  }
}

export function understood(queue: Queue, problem: Problem): Queue {
  return { ...queue, problems: queue.problems.filter(one => one !== problem) }
}

/** How many marks wait. */
export function countWaiting(queue: Queue): number {
  return queue.sendings.reduce((sum, one) => sum + one.presses.length, 0)
}

/** What was pressed last of each child of this day and group and is not sent yet. */
export function waitingAt(queue: Queue, place: Place): readonly Press[] {
  const last = new Map<string, Press>()
  for (const one of queue.sendings.filter(sending => isAt(sending, place))) {
    for (const press of one.presses) last.set(press.id, press)
  }
  return [...last.values()]
}

/** What is kept in the browser is no promise of ours: anything else than a queue is none. */
export function readQueue(text: string | null): Queue {
  try {
    const read: unknown = JSON.parse(text ?? 'null')
    if (typeof read !== 'object' || read === null) return EMPTY
    const { sendings, problems } = read as Partial<Queue>
    return Array.isArray(sendings) && Array.isArray(problems) ? { sendings, problems } : EMPTY
  } catch {
    return EMPTY
  }
}
