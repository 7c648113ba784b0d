/** A contract of a family with a kindergarten and its words: states, parties, reasons. */
import type { SignatureRefusal } from '../../platform/eds/refusal.ts'
import type { Admission } from '../places/place.ts'
import type { Programme } from '../territories/rollout.ts'

export type ContractState =
  | 'drafted'
  | 'signed-by-guardian'
  | 'in-force'
  | 'ended'
  | 'refused'
  | 'void'

export type ContractParty = 'guardian' | 'provider' | 'department'

export type SigningMethod = 'sms-code' | 'eds' | 'session'

/** The only grounds on which a kindergarten may refuse a child (inastana.kz); the pack lists those in force. */
export type RefusalGround = 'incomplete-papers' | 'expired-papers' | 'unvaccinated-ratio'

export type EndReason =
  | 'transfer'
  | 'school'
  | 'moved'
  | 'guardian'
  | 'absence'
  | 'provider-excluded'
  | 'return-of-absent'
  | 'term-over'
  | 'not-my-child'
  | 'swap'

export type Contract = {
  readonly id: bigint
  readonly number: string
  readonly holdId: bigint
  readonly applicationId: bigint
  readonly voucherId: bigint | null
  readonly childId: bigint
  readonly guardianId: bigint
  readonly providerId: bigint
  readonly groupId: bigint
  readonly placeId: bigint
  readonly programme: Programme
  readonly territory: string
  readonly state: ContractState
  readonly admission: Admission
  /** The first day at the earliest: it moves to the day after the last signature when that comes later. */
  readonly startsOn: Temporal.PlainDate
  /** Null: no end is known. */
  readonly lastDay: Temporal.PlainDate | null
  /** The contract that a transfer ends. */
  readonly previousId: bigint | null
  readonly documentSha256: string
  readonly draftedAt: Temporal.Instant
  readonly inForceAt: Temporal.Instant | null
  readonly refusalGround: RefusalGround | null
  readonly voidReason: string | null
  /** Known from the day on which the end was set; the state follows on the day after `lastDay`. */
  readonly endReason: EndReason | null
}

export type Enrolment = {
  readonly id: bigint
  readonly contractId: bigint
  readonly startsOn: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate | null
  readonly seated: boolean
  readonly neverBegan: boolean
}

export type ContractRefusal =
  | 'contract/no-template'
  | 'contract/hold-over'
  | 'contract/already-signed'
  | 'contract/guardian-first'
  | 'contract/over'
  | 'contract/document-changed'
  | 'contract/phone-not-yours'
  | 'contract/method-not-allowed'
  | 'contract/term-over'
  | 'contract/ground-not-allowed'
  | 'contract/not-in-force'
  | 'contract/already-ending'
  | 'contract/day-passed'
  | 'contract/two-enrolments'
  | 'contract/nothing-follows'
  | 'contract/not-renewable'
  | 'contract/renewal-early'
  | 'contract/renewal-asked'
  | 'contract/renewal-not-asked'
  | 'leave/day-passed'
  | 'leave/outside-contract'
  | 'leave/overlaps'
  | 'leave/seat-lent'
  | 'leave/not-away'

/** Why a signature made elsewhere is not accepted; each has its own words. */
export type EdsRefusal = `eds/${SignatureRefusal}` | 'eds/not-configured'

/** Constraint -> refusal: the database's last word, told to the person. */
export const contractConstraints: Readonly<Record<string, ContractRefusal>> = {
  contract_signature_once: 'contract/already-signed',
  enrolment_no_overlap: 'contract/two-enrolments',
  renewal_once_a_term: 'contract/renewal-asked',
  leave_of_absence_no_overlap: 'leave/overlaps',
}
