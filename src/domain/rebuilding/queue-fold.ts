/**
 * Every queue as the public leaves tell it, one after the other: who stands where, with which time. Archived
 * applications are forgotten, so that memory holds no more than a queue does. Pure.
 */
import type { ApplicationKind, ApplicationState } from '../applications/application.ts'
import { TIERS, type Tier } from '../territories/queue-rules.ts'
import { PROGRAMMES, type Programme } from '../territories/rollout.ts'

export type RebuiltApplication = {
  readonly number: string
  readonly programme: Programme
  readonly territory: string
  readonly settlement: string
  readonly kind: ApplicationKind
  readonly submittedAt: Temporal.Instant
  /** Of the submission's own leaf: by it a queue that nobody refreshed yet counts ages. */
  readonly acceptedYear: number
  tier: Tier
  cohort: number
  state: Exclude<ApplicationState, 'archived'>
  restorations: number
  stoppedUntil: Temporal.Instant | null
  guardianshipChecked: boolean
}

export type RebuiltQueue = {
  readonly territory: string
  readonly programme: Programme
  /** Undefined while nothing showed to which year the queue was refreshed. */
  cohortYear: number | undefined
  iterationsHeld: number
  roundsHeld: number
}

type Facts = Readonly<Record<string, unknown>>

export type FoldedLeaf = {
  readonly kind: string
  readonly facts: Facts
  /** The calendar year in Almaty. */
  readonly year: number
}

export type QueueFold = {
  /** In the order of their submission. */
  readonly applications: ReadonlyMap<string, RebuiltApplication>
  readonly queues: ReadonlyMap<string, RebuiltQueue>
  add(leaf: FoldedLeaf): void
}

export function openQueueFold(): QueueFold {
  const applications = new Map<string, RebuiltApplication>()
  const queues = new Map<string, RebuiltQueue>()
  const queueOf = (territory: string, programme: Programme) => {
    const key = `${programme} ${territory}`
    const queue = queues.get(key) ?? {
      territory,
      programme,
      cohortYear: undefined,
      iterationsHeld: 0,
      roundsHeld: 0,
    }
    queues.set(key, queue)
    return queue
  }
  return {
    applications,
    queues,
    add({ kind, facts, year }) {
      const standing = applications.get(textOf(facts.application))
      if (kind === 'application.submitted') {
        const application = readSubmission(facts, year)
        if (application === undefined) return
        applications.set(application.number, application)
        queueOf(application.territory, application.programme)
      } else if (kind === 'iteration.held') {
        const programme = PROGRAMMES.find(one => one === facts.programme)
        if (programme === undefined) return
        const queue = queueOf(textOf(facts.territory), programme)
        queue.iterationsHeld = Math.max(queue.iterationsHeld, numberOf(facts.number) ?? 0)
        queue.cohortYear = Number(textOf(facts.heldOn).slice(0, 4))
      } else if (kind === 'choice.round-held') {
        const programme = PROGRAMMES.find(one => one === facts.programme)
        if (programme === undefined) return
        const queue = queueOf(textOf(facts.territory), programme)
        queue.roundsHeld = Math.max(queue.roundsHeld, numberOf(facts.number) ?? 0)
        queue.cohortYear ??= year
      } else if (kind === 'place.published' || kind === 'place.withdrawn') {
        // The first places open the head of a queue; the leaf names no programme, clubs publish none yet.
        const queue = queueOf(textOf(facts.territory), 'preschool')
        queue.cohortYear ??= year
      } else if (standing !== undefined) {
        const refreshedTo = numberOf(facts.year)
        if (refreshedTo !== undefined) {
          queueOf(standing.territory, standing.programme).cohortYear = refreshedTo
        }
        if (isGone(kind, facts)) applications.delete(standing.number)
        else change(standing, kind, facts)
      }
    },
  }
}

const isGone = (kind: string, facts: Facts) =>
  kind === 'application.archived' && facts.event !== 'served'

/** What has no effect on where somebody stands is passed over. */
function change(standing: RebuiltApplication, kind: string, facts: Facts): void {
  switch (kind) {
    case 'application.category-changed':
    case 'application.claim-decided': {
      const category = readCategory(facts.after)
      if (category !== undefined) Object.assign(standing, category)
      return
    }
    case 'application.offered':
      standing.state = 'offered'
      return
    case 'application.inactive':
      standing.state = 'inactive'
      return
    case 'application.restored':
      standing.state = 'queued'
      standing.restorations += 1
      return
    case 'application.stopped':
      standing.state = 'stopped'
      standing.stoppedUntil = Temporal.Instant.from(textOf(facts.until))
      return
    case 'application.released':
    case 'application.queued':
      standing.state = 'queued'
      standing.stoppedUntil = null
      return
    case 'application.archived':
      standing.state = 'served'
      return
    case 'application.guardianship-checked':
      standing.guardianshipChecked = facts.outcome === 'confirmed'
  }
}

/**
 * The year of birth that the category tells: everybody who stands was counted by the queue's year. A child born
 * after it counts as 0 too; its receipt knows better.
 */
export function birthYearOf(
  { cohort, acceptedYear }: RebuiltApplication,
  queue: RebuiltQueue | undefined,
): number {
  return (queue?.cohortYear ?? acceptedYear) - cohort
}

function readSubmission(facts: Facts, year: number): RebuiltApplication | undefined {
  const programme = PROGRAMMES.find(one => one === facts.programme)
  const category = readCategory(facts.category)
  const micros = textOf(facts.submittedAt)
  if (programme === undefined || category === undefined || !/^\d{1,17}$/.test(micros))
    return undefined
  return {
    number: textOf(facts.application),
    programme,
    territory: textOf(facts.territory),
    settlement: textOf(facts.settlement),
    kind: facts.kind === 'special' ? 'special' : 'general',
    submittedAt: Temporal.Instant.fromEpochNanoseconds(BigInt(micros) * 1000n),
    acceptedYear: year,
    ...category,
    state: 'queued',
    restorations: 0,
    stoppedUntil: null,
    guardianshipChecked: false,
  }
}

/** "priority/3". */
function readCategory(code: unknown): { readonly tier: Tier; readonly cohort: number } | undefined {
  const [, name, age] = /^([a-z-]+)\/(\d{1,2})$/.exec(textOf(code)) ?? []
  const tier = TIERS.find(one => one === name)
  return tier === undefined ? undefined : { tier, cohort: Number(age) }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
const numberOf = (value: unknown) => (typeof value === 'number' ? value : undefined)
