/** Holds every iteration again: was each offer made to the one whose turn it was, and nobody passed over? */
import { assert } from '../base/assert.ts'
import { canonicalJson } from '../base/canonical-json.ts'
import { replayBundle } from '../domain/iterations/bundle.ts'
import { decideIteration } from '../domain/iterations/decide-iteration.ts'
import type { IterationInput } from '../domain/iterations/iteration.ts'
import { type Problem, parseFacts } from './problem.ts'
import * as queues from './queues.ts'
import type { Visit } from './read-tree.ts'
import type { Source } from './source.ts'

/** An iteration that is being checked; `seen`: every leaf before that index was seen by it. */
type Held = { city: queues.City; queue: queues.Queue; title: string; seen: number }

/** `visit` takes the leaves in their order; `finish` looks at what is left open after the last. */
export function startReplay(source: Source, problems: Problem[]) {
  const maps = { queues: new Map(), queueOf: new Map(), books: new Map(), vouchers: new Map() }
  const city: queues.City = { problems, ...maps }
  const figures = { iterations: 0, offers: 0, undecidable: 0 }
  const visit: Visit = (kind, index, read) => {
    if (kind === 'application.offered') figures.offers += 1
    if (kind !== 'iteration.held') return takeIfWhole(city, kind, read(), index)
    figures.iterations += 1
    return checkIteration(city, source, read(), index).then(undecidable => {
      figures.undecidable += undecidable
    })
  }
  const finish = () => {
    for (const queue of city.queues.values()) findMissingOffers(city, queue)
    return { ...figures, queues: city.queues.size, applications: city.queueOf.size }
  }
  return { visit, finish }
}

/** A leaf in no canonical form, or with facts that cannot be read, says nothing. */
function takeIfWhole(city: queues.City, kind: string, leaf: string, index: number): void {
  try {
    assert(canonicalJson(JSON.parse(leaf)) === leaf, 'a leaf is canonical JSON')
    queues.takeLeaf(city, kind, parseFacts(leaf, index), index)
  } catch {
    queues.find(city, 'leaf-malformed', { leaf: index })
  }
}

function findMissingOffers(city: queues.City, queue: queues.Queue): void {
  const title = `iteration ${queue.iterations} of ${queue.name}`
  for (const [application, { sequence }] of queue.due ?? []) {
    queues.find(city, 'offer-missing', { application, sequence, title })
  }
  queue.due = undefined
}

/** Returns how many applications changed so late that the iteration may or may not have seen it. */
async function checkIteration(city: queues.City, source: Source, leaf: string, index: number) {
  const facts: queues.Facts = parseFacts(leaf, index)
  const queue = queues.queueNamed(city, facts)
  findMissingOffers(city, queue)
  const { number, logSize = 0 } = facts
  const title = `iteration ${number} of ${queue.name}`
  const seen = Math.min(Number(logSize), index)
  const held: Held = { city, queue, title, seen }
  const before = queue.iterations
  if (number !== before + 1) queues.find(city, 'iteration-gap', { title, before })
  if (seen < queue.historyFrom) queues.find(city, 'window-too-wide', { title, count: index - seen })
  queue.iterations = Number(number)
  queue.book = queues.bookOf(city, queue, String(facts.heldOn).slice(0, 4))
  const input = openBundle(held, facts, await source.find(`bundle/${facts.inputHash}`))
  if (input === undefined) return 0
  const offers = decideIteration(input).decisions.filter(({ outcome }) => outcome === 'offered')
  queue.due = new Map(offers.map(decision => [decision.id, decision]))
  checkMoney(held, queue.book, BigInt(input.moneyTiyn))
  return compareQueue(held, input)
}

/** The published input, when it is the one that was sealed into the leaf. */
function openBundle({ city, title }: Held, facts: queues.Facts, bytes: Buffer | undefined) {
  const altered = (why: string) => void queues.find(city, 'bundle-altered', { title, why })
  if (bytes === undefined) return void queues.find(city, 'bundle-missing', { title })
  const again = replayBundle(bytes.toString())
  if (!again.ok) return altered(again.error)
  const { inputHash, resultHash, differences, offered } = again.value
  const why =
    differences.at(-1) ?? `the rules give the result ${resultHash}, not ${facts.resultHash}`
  if (inputHash !== facts.inputHash) return altered(`its input has the hash ${inputHash}`)
  if (resultHash !== facts.resultHash) queues.find(city, 'decision-differs', { title, why })
  else if (differences.length > 0) altered(why)
  const { input } = JSON.parse(bytes.toString()) as { readonly input: IterationInput }
  const { programme, territory, heldOn, iterationNumber: number, rulePack: pack } = input
  const rulePack = `${pack.id} ${pack.version}`
  const said = { programme, territory, heldOn, number, offered, rulePack }
  for (const [name, value] of Object.entries(said)) {
    if (facts[name] !== value) altered(`its ${name} is ${value}, the leaf says ${facts[name]}`)
  }
  return input
}

/** Allotted less the vouchers in force; what changed while the iteration was held may count or not. */
function checkMoney({ city, title, seen }: Held, book: queues.Book, said: bigint): void {
  book.changes = book.changes.filter(({ index }) => index >= seen)
  let [least, most] = [book.free, book.free]
  for (const { tiyn } of book.changes) {
    if (tiyn > 0n) least -= tiyn
    else most -= tiyn
  }
  const due = least === most ? `${most}` : `from ${least} to ${most}`
  const right = said >= least && said <= most
  if (!right) queues.find(city, 'money-differs', { title, said: `${said}`, due })
}

/** Everybody who was queued must be in the bundle as the leaves say, and nobody else. */
function compareQueue({ city, queue, title, seen }: Held, input: IterationInput): number {
  const candidates = new Map(input.applications.map(candidate => [candidate.id, candidate]))
  const excluded = new Set(input.excluded.map(({ id }) => id))
  const youngest = Math.min(...new Set(input.applications.map(({ cohort }) => Number(cohort))))
  const known = [queue.standings, queue.history, candidates, excluded]
  let undecidable = 0
  for (const application of new Set(known.flatMap(some => [...some.keys()]))) {
    const late = (queue.history.get(application) ?? []).filter(({ index }) => index >= seen)
    if (late.length > 0) queue.history.set(application, late)
    else queue.history.delete(application)
    const possible = [...late.map(({ before }) => before), queue.standings.get(application)]
    const queued = possible.filter(standing => standing?.state === 'queued')
    const last = queued.at(-1)
    const candidate = candidates.get(application)
    const right = queued.filter(
      standing => !candidate || queues.FIELDS.every(name => candidate[name] === standing?.[name]),
    )
    const wrong = queues.FIELDS.find(name => candidate && candidate[name] !== last?.[name])
    const about = { application, title, iteration: queue.iterations }
    if (!candidate && !excluded.has(application)) {
      if (queued.length === possible.length) queues.find(city, 'passed-over', about)
      else if (queued.length > 0) undecidable += 1
    } else if (last === undefined) queues.find(city, 'not-in-queue', about)
    else if (right.length === 0 && wrong) {
      const values = { said: candidate?.[wrong], due: last[wrong] }
      queues.find(city, `${wrong}-differs`, { ...about, ...values })
    } else if (right.length < possible.length) undecidable += 1
    // Too young is who was born after everybody that takes part, so never of an older cohort.
    const served = input.rulePack.cohortOrder.includes(last?.cohort ?? '')
    const old = served && queued.every(standing => Number(standing?.cohort) > youngest)
    const unjust = excluded.has(application) && (candidate || old)
    if (unjust) queues.find(city, 'excluded-wrongly', about)
  }
  return undecidable
}
