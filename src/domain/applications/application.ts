/** An application and its words: states, reasons, category. */
import type { Benefit, Tier } from '../territories/queue-rules.ts'
import type { Programme } from '../territories/rollout.ts'
import type { RulePack } from '../territories/rule-pack.ts'

export type ApplicationState = 'queued' | 'offered' | 'inactive' | 'stopped' | 'served' | 'archived'

export type ArchiveReason =
  | 'served'
  | 'withdrawn'
  | 'refused'
  | 'not-restored'
  | 'aged-out'
  | 'moved'
  | 'duplicate'
  | 'false-claim'
  | 'replaced'
  | 'place-unused'

export type ApplicationKind = 'general' | 'special'

/** Of clubs (seed 002): targeted for a school's or the state's club, universal for the others. */
export type ApplicationForm = 'targeted' | 'universal'

export type Application = {
  readonly id: bigint
  readonly number: string
  readonly programme: Programme
  readonly territory: string
  readonly settlement: string
  readonly childId: bigint
  readonly guardianId: bigint
  readonly submittedAt: Temporal.Instant
  readonly birthYear: number
  readonly cohort: number
  readonly tier: Tier
  readonly kind: ApplicationKind
  /** Null for a kindergarten's. A targeted one stands in no queue. */
  readonly form: ApplicationForm | null
  readonly batchKey: string | null
  readonly state: ApplicationState
  readonly archivedReason: ArchiveReason | null
  readonly restorations: number
  readonly restoreUntil: Temporal.Instant | null
  readonly stoppedUntil: Temporal.Instant | null
  readonly guardianshipChecked: boolean
}

export type ApplicationRefusal =
  | 'application/already-active'
  | 'application/state-changed'
  | 'application/event-not-allowed'
  | 'application/too-old'
  | 'application/too-young'
  | 'application/club-too-old'
  | 'application/club-too-young'
  | 'application/not-a-queue-territory'
  | 'application/restore-over'
  | 'application/claim-decided'
  | 'application/other-guardian'
  | 'application/guardian-too-young'
  | 'application/has-voucher'
  | 'application/guardianship-denied'

/** Constraint -> refusal: the database's last word, told to the person. */
export const applicationConstraints: Readonly<Record<string, ApplicationRefusal>> = {
  application_one_active_per_child: 'application/already-active',
}

/** The age that the child turns in that year: the cohort (rules.md section 2, assumed). */
export function cohortOf(birthYear: number, year: number): number {
  return year - birthYear
}

/**
 * The cohort in which a new application stands: by the year to which the queue was refreshed last, so
 * that nobody is counted older than those who wait already. An unborn year counts as the youngest.
 */
export function cohortInQueue(birthYear: number, cohortYear: number): number {
  return Math.max(0, cohortOf(birthYear, cohortYear))
}

/** The tier that a set of confirmed claims leads to, by the pack's table. */
export function tierOf(pack: RulePack, confirmed: readonly Benefit[]): Tier {
  for (const { tier, benefits } of pack.values['queue.tiers'].value) {
    if (benefits.some(benefit => confirmed.includes(benefit))) return tier
  }
  return 'general'
}

/** "general/3": tier and cohort, as public records name a category. */
export function categoryCode(tier: Tier, cohort: number): string {
  return `${tier}/${cohort}`
}
