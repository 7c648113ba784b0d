/** Every refusal of every room: each needs a text in each language, or nothing compiles. */
import type { AbsenceRefusal } from '../domain/absences/absence.ts'
import type { ActivityRefusal } from '../domain/activities/activity.ts'
import type { GateRefusal } from '../domain/activities/decide-gates.ts'
import type { ApplicationRefusal } from '../domain/applications/application.ts'
import type { AttendanceRefusal } from '../domain/attendance/attendance.ts'
import type { CaseRefusal } from '../domain/cases/family-case.ts'
import type { ChoiceRefusal } from '../domain/choice/hold.ts'
import type { ContractRefusal, EdsRefusal } from '../domain/contracts/contract.ts'
import type { ErasureRefusal } from '../domain/erasure/erasure.ts'
import type { IterationRefusal } from '../domain/iterations/iteration-access.ts'
import type { LedgerRefusal } from '../domain/ledger/ledger.ts'
import type { LessonRefusal } from '../domain/lessons/lesson.ts'
import type { LetterRefusal } from '../domain/letters/letter.ts'
import type { NamingRefusal } from '../domain/namings/naming.ts'
import type { InvariantRefusal } from '../domain/opendata/invariant.ts'
import type { PaymentRefusal } from '../domain/payments/act.ts'
import type { BankRefusal } from '../domain/payments/payment.ts'
import type { PersonRefusal } from '../domain/people/person.ts'
import type { PlaceRefusal } from '../domain/places/place.ts'
import type { FlagRefusal } from '../domain/plausibility/flag.ts'
import type { ProviderRefusal } from '../domain/providers/provider.ts'
import type { QueueRefusal } from '../domain/queue/queue.ts'
import type { RatingRefusal } from '../domain/ratings/rating.ts'
import type { ReferralRefusal } from '../domain/referrals/referral.ts'
import type { SwapRefusal } from '../domain/swaps/swap.ts'
import type { TerritoryRefusal } from '../domain/territories/rules-in-force.ts'
import type { VoucherRefusal } from '../domain/vouchers/voucher.ts'
import type { ClientRequestRefusal } from '../platform/db/client-request.ts'
import type { IdentityRefusal } from '../platform/identity/identity-refusal.ts'

export type RefusalCode =
  | AbsenceRefusal
  | ActivityRefusal
  | ApplicationRefusal
  | AttendanceRefusal
  | CaseRefusal
  | ChoiceRefusal
  | ClientRequestRefusal
  | ContractRefusal
  | EdsRefusal
  | ErasureRefusal
  | FlagRefusal
  | GateRefusal
  | IdentityRefusal
  | InvariantRefusal
  | IterationRefusal
  | LedgerRefusal
  | LessonRefusal
  | LetterRefusal
  | NamingRefusal
  | 'scope/kindergartens-only'
  | BankRefusal
  | PaymentRefusal
  | PersonRefusal
  | PlaceRefusal
  | ProviderRefusal
  | QueueRefusal
  | RatingRefusal
  | ReferralRefusal
  | SwapRefusal
  | TerritoryRefusal
  | VoucherRefusal

export type RefusalFacts = Readonly<Record<string, string | number>>

/** What happened, and what the reader can do now. */
export type RefusalText = { readonly title: string; readonly next: string }

export type RefusalTextsOf<Code extends RefusalCode> = Readonly<
  Record<Code, (facts: RefusalFacts) => RefusalText>
>

export type RefusalTexts = RefusalTextsOf<RefusalCode>
