/** Rebuilds every queue from the public leaves alone, with what an iteration may not have seen yet. */
import type { Decision } from '../domain/iterations/iteration.ts'
import { type Code, type Problem, problem } from './problem.ts'

export type Facts = Readonly<Record<string, string | number | undefined>>
/** Where an application stands, as its leaves say. */
export type Standing = Readonly<Record<'state' | (typeof FIELDS)[number], string>>
/** How it stood until the leaf `index`. */
type Version = { readonly index: number; readonly before: Standing | undefined }
/** What may still be given in a year; `changes`: budgets changed and money moved since the last iteration. */
export type Book = { allotted: bigint; free: bigint; changes: { index: number; tiyn: bigint }[] }

export type Queue = {
  readonly name: string
  readonly standings: Map<string, Standing>
  /** Of applications that changed since the last iteration; leaves before `historyFrom` were dropped. */
  readonly history: Map<string, Version[]>
  historyFrom: number
  iterations: number
  book: Book | undefined
  /** Offers that the rules of the last iteration give and no leaf made yet; undefined: not known. */
  due: Map<string, Decision> | undefined
}

export type City = {
  readonly problems: Problem[]
  readonly queues: Map<string, Queue>
  readonly queueOf: Map<string, Queue>
  readonly books: Map<string, Book>
  readonly vouchers: Map<string, { readonly book: Book; readonly tiyn: bigint }>
}

export const FIELDS = ['tier', 'cohort', 'kind', 'settlement', 'submittedAt'] as const
/** A queue that never has an iteration must not fill the memory. */
const MOST_CHANGES = 1_000_000
/** A leaf leads from one of these states to the last; to '' is out of the queue (product.md, "Lifecycles"). */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  'application.offered': ['queued', 'offered'],
  'application.inactive': ['offered', 'inactive'],
  'application.restored': ['inactive', 'queued'],
  'application.queued': ['offered', 'queued'],
  'application.stopped': ['queued', 'offered', 'stopped'],
  'application.released': ['stopped', 'queued'],
  'application.archived': ['queued', 'offered', 'inactive', 'stopped', ''],
}

export const find = (city: City, code: Code, facts: object) =>
  city.problems.push(problem(code, { ...facts }))

export function queueNamed(city: City, { programme, territory }: Facts): Queue {
  const name = `${programme} in ${territory}`
  const empty = { standings: new Map(), history: new Map(), book: undefined, due: undefined }
  const queue = city.queues.get(name) ?? { name, historyFrom: 0, iterations: 0, ...empty }
  city.queues.set(name, queue)
  return queue
}

export function bookOf(city: City, queue: Queue, year: string): Book {
  const book = city.books.get(`${queue.name} ${year}`) ?? { allotted: 0n, free: 0n, changes: [] }
  city.books.set(`${queue.name} ${year}`, book)
  return book
}

/** Takes one leaf in; a leaf that says nothing about queues or money changes nothing. */
export function takeLeaf(city: City, kind: string, facts: Facts, index: number): void {
  const application = String(facts.application)
  const queue = city.queueOf.get(application)
  const standing = queue?.standings.get(application)
  const about = { application, leaf: index, event: kind, state: standing?.state ?? 'in no queue' }
  const [tier = '', cohort = ''] = String(facts.after ?? facts.category).split('/')
  if (kind === 'budget.changed') changeBudget(city, facts, index)
  else if (kind === 'budget.moved') {
    const book = bookOf(city, queueNamed(city, facts), String(facts.year))
    changeFree(book, BigInt(facts.tiyn ?? 0), index)
  } else if (kind === 'voucher.closed' || kind === 'voucher.lapsed') {
    const ended = city.vouchers.get(String(facts.voucher))
    // What months in which the child had a place still need is not free yet.
    if (ended) changeFree(ended.book, BigInt(facts.freedTiyn ?? ended.tiyn), index)
    city.vouchers.delete(String(facts.voucher))
  } else if (kind === 'application.submitted') {
    if (queue) find(city, 'step-unknown', about)
    const [groupKind, settlement] = [String(facts.kind), String(facts.settlement)]
    const filed = { kind: groupKind, settlement, submittedAt: String(facts.submittedAt) }
    put(city, queueNamed(city, facts), about, { state: 'queued', tier, cohort, ...filed })
  } else if (standing && queue && facts.before && facts.after) {
    const due = `${standing.tier}/${standing.cohort}`
    if (facts.before !== due) find(city, 'category-gap', { ...about, before: facts.before, due })
    put(city, queue, about, { ...standing, tier, cohort })
  } else if (STEPS[kind]) {
    if (kind === 'application.offered') takeOffer(city, queue ?? queueNamed(city, facts), facts)
    // What is over may be closed again: a child that was served and grew up.
    if (!standing && kind === 'application.archived') return
    if (!STEPS[kind].slice(0, -1).includes(about.state)) find(city, 'step-unknown', about)
    if (!standing || !queue) return
    const state = STEPS[kind].at(-1)
    put(city, queue, about, state ? { ...standing, state } : undefined)
    // An iteration has seen the offers of the one before it: they are no open question.
    if (kind === 'application.offered') queue.history.delete(application)
  }
}

function put(
  city: City,
  queue: Queue,
  about: { application: string; leaf: number },
  next?: Standing,
) {
  const { application, leaf } = about
  if (queue.history.size >= MOST_CHANGES) {
    queue.history.clear()
    queue.historyFrom = leaf
  }
  const versions = queue.history.get(application) ?? []
  versions.push({ index: leaf, before: queue.standings.get(application) })
  queue.history.set(application, versions)
  if (next) queue.standings.set(application, next)
  else queue.standings.delete(application)
  if (next) city.queueOf.set(application, queue)
  else city.queueOf.delete(application)
}

/** An offer must be the one that the rules gave: in its turn, for its cost. */
function takeOffer(city: City, queue: Queue, facts: Facts): void {
  const { application = '', voucher, iteration, sequence, costTiyn = 0 } = facts
  // Before its first iteration a queue works by referrals: no money, and rounds have bundles of their own.
  if (facts.referral !== undefined && queue.iterations === 0) return
  const due = queue.due?.get(String(application))
  const title = `iteration ${iteration} of ${queue.name}`
  const [said, ought] = [`${sequence}, ${costTiyn}`, `${due?.sequence}, ${due?.costTiyn}`]
  if (queue.due && (!due || iteration !== queue.iterations)) {
    find(city, 'offer-not-due', { application, voucher, title })
  } else if (due && said !== ought) {
    find(city, 'offer-differs', { application, title, said, due: ought })
  }
  queue.due?.delete(String(application))
  const { book } = queue
  if (book === undefined) return
  book.free -= BigInt(costTiyn)
  city.vouchers.set(String(voucher), { book, tiyn: BigInt(costTiyn) })
}

function changeBudget(city: City, facts: Facts, index: number): void {
  const { year, beforeTiyn: before, afterTiyn = 0 } = facts
  const queue = queueNamed(city, facts)
  const book = bookOf(city, queue, String(year))
  const due = String(book.allotted)
  if (before !== due) find(city, 'budget-gap', { year, queue: queue.name, before, due })
  changeFree(book, BigInt(afterTiyn) - book.allotted, index)
  book.allotted = BigInt(afterTiyn)
}

function changeFree(book: Book, tiyn: bigint, index: number): void {
  book.free += tiyn
  book.changes.push({ index, tiyn })
}
