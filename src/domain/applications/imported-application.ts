/** A row of a department's old queue, what becomes of it, and when it contradicts what stands already. */

import { type Iin, parseIin } from '../../base/iin.ts'
import type { Phone } from '../../base/phone.ts'
import type { Benefit } from '../territories/queue-rules.ts'
import type { Programme } from '../territories/rollout.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import { type ApplicationKind, type ApplicationState, cohortInQueue } from './application.ts'
import type { ClaimState } from './claim-queries.ts'
import { decideEligibility } from './eligibility.ts'

export type ImportedApplication = {
  readonly programme: Programme
  readonly childIin: Iin
  readonly childName: string
  readonly childBirthDate: Temporal.PlainDate
  readonly guardianIin: Iin
  readonly guardianName: string
  readonly phone: Phone | null
  readonly settlement: string
  /** Orders the queue; microseconds are kept. */
  readonly submittedAt: Temporal.Instant
  readonly claims: readonly { readonly code: Benefit; readonly confirmed: boolean }[]
  readonly kind: ApplicationKind
  /** Rows with the same text are one batch: all or none. */
  readonly batch: string | null
}

/** Columns as the files of departments name them. */
type ImportColumn =
  | 'child_iin'
  | 'child_birth_date'
  | 'guardian_iin'
  | 'settlement'
  | 'submitted_at'
  | 'claims'
  | 'special'
  | 'batch'

export type ImportMistake =
  | 'bad-iin'
  | 'birth-date-differs'
  | 'guardian-is-child'
  | 'guardian-too-young'
  | 'too-old'
  | 'too-young'
  | 'in-future'
  | 'unknown-territory'
  | 'not-a-queue-territory'
  | 'no-rules'
  | 'not-allowed'
  | 'contradicts'

export type BadImport = {
  readonly outcome: 'bad'
  readonly column: ImportColumn
  readonly code: ImportMistake
}

export type ImportOutcome =
  | { readonly outcome: 'written' | 'unchanged'; readonly number: string }
  | BadImport

/** An application of the same child and programme, as it is in the database. */
export type StandingApplication = {
  readonly number: string
  readonly state: ApplicationState
  readonly guardianIin: string
  readonly settlement: string
  readonly submittedAt: Temporal.Instant
  readonly kind: ApplicationKind
  readonly batchKey: string | null
  readonly claims: readonly { readonly code: Benefit; readonly state: ClaimState }[]
}

type Moment = { readonly now: Temporal.Instant; readonly today: Temporal.PlainDate }

const PREFIX = 'import:'

export function batchKeyOf(batch: string | null): string | null {
  return batch === null ? null : PREFIX + batch
}

/** The text that gives the same batch when imported again. */
export function batchTextOf(batchKey: string | null): string {
  if (batchKey === null) return ''
  return batchKey.startsWith(PREFIX) ? batchKey.slice(PREFIX.length) : batchKey
}

/** What is wrong with the row itself, whatever stands in the database. */
export function findImportMistake(
  row: ImportedApplication,
  { now }: Moment,
): BadImport | undefined {
  const child = parseIin(row.childIin, { demonstrationAllowed: true })
  const guardian = parseIin(row.guardianIin, { demonstrationAllowed: true })
  if (!child.ok) return bad('child_iin', 'bad-iin')
  if (!guardian.ok) return bad('guardian_iin', 'bad-iin')
  if (!child.value.birthDate.equals(row.childBirthDate)) {
    return bad('child_birth_date', 'birth-date-differs')
  }
  if (row.childIin === row.guardianIin) return bad('guardian_iin', 'guardian-is-child')
  if (Temporal.Instant.compare(row.submittedAt, now) > 0) return bad('submitted_at', 'in-future')
  return undefined
}

/**
 * Whether the row says otherwise than the application that stands. Names, phones and an empty batch never
 * contradict, and a claim that was decided since keeps its decision: the installation knows better.
 */
export function findContradiction(
  row: ImportedApplication,
  standing: StandingApplication,
): BadImport | undefined {
  if (row.guardianIin !== standing.guardianIin) return bad('guardian_iin', 'contradicts')
  if (row.settlement !== standing.settlement) return bad('settlement', 'contradicts')
  if (!row.submittedAt.equals(standing.submittedAt)) return bad('submitted_at', 'contradicts')
  if (row.kind !== standing.kind) return bad('special', 'contradicts')
  if (row.batch !== null && row.batch !== batchTextOf(standing.batchKey)) {
    return bad('batch', 'contradicts')
  }
  return claimsAgree(row, standing) ? undefined : bad('claims', 'contradicts')
}

function claimsAgree(row: ImportedApplication, standing: StandingApplication): boolean {
  const states = new Map(standing.claims.map(claim => [claim.code, claim.state]))
  const named = new Set(row.claims.map(claim => claim.code))
  const missing = standing.claims.some(
    ({ code, state }) => (state === 'claimed' || state === 'confirmed') && !named.has(code),
  )
  return (
    !missing &&
    row.claims.every(({ code, confirmed }) =>
      confirmed ? states.get(code) === 'confirmed' : states.has(code),
    )
  )
}

/** The cohort of a row that is new, or why the pack does not take the child. */
export function decideImport(
  place: { readonly pack: RulePack; readonly cohortYear: number },
  row: ImportedApplication,
  guardianBirthDate: Temporal.PlainDate,
  { today }: Moment,
): { readonly cohort: number } | BadImport {
  const decided = decideEligibility(place.pack, row.childBirthDate, guardianBirthDate, today)
  if (decided.eligible) {
    return { cohort: cohortInQueue(row.childBirthDate.year, place.cohortYear) }
  }
  switch (decided.refusal) {
    case 'application/too-old':
    case 'application/club-too-old':
      return bad('child_birth_date', 'too-old')
    case 'application/too-young':
    case 'application/club-too-young':
      return bad('child_birth_date', 'too-young')
    default:
      return bad('guardian_iin', 'guardian-too-young')
  }
}

export function bad(column: ImportColumn, code: ImportMistake): BadImport {
  return { outcome: 'bad', column, code }
}

export function birthDateOf(iin: Iin): Temporal.PlainDate {
  const parsed = parseIin(iin, { demonstrationAllowed: true })
  if (!parsed.ok) throw new Error('an IIN that was checked before')
  return parsed.value.birthDate
}
