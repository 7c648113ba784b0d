/** Every refusal of every room: each needs a text in each language, or nothing compiles. */
import type { ApplicationRefusal } from '../domain/applications/application.ts'
import type { ErasureRefusal } from '../domain/erasure/erasure.ts'
import type { IterationRefusal } from '../domain/iterations/iteration-access.ts'
import type { LedgerRefusal } from '../domain/ledger/ledger.ts'
import type { InvariantRefusal } from '../domain/opendata/invariant.ts'
import type { PlaceRefusal } from '../domain/places/publish-places.ts'
import type { ProviderRefusal } from '../domain/providers/provider.ts'
import type { QueueRefusal } from '../domain/queue/queue.ts'
import type { TerritoryRefusal } from '../domain/territories/rules-in-force.ts'
import type { VoucherRefusal } from '../domain/vouchers/voucher.ts'
import type { ClientRequestRefusal } from '../platform/db/client-request.ts'
import type { IdentityRefusal } from '../platform/identity/identity-refusal.ts'

export type RefusalCode =
  | ApplicationRefusal
  | ClientRequestRefusal
  | ErasureRefusal
  | IdentityRefusal
  | InvariantRefusal
  | IterationRefusal
  | LedgerRefusal
  | PlaceRefusal
  | ProviderRefusal
  | QueueRefusal
  | TerritoryRefusal
  | VoucherRefusal

export type RefusalFacts = Readonly<Record<string, string | number>>

/** What happened, and what the reader can do now. */
export type RefusalText = { readonly title: string; readonly next: string }

export type RefusalTexts = Readonly<Record<RefusalCode, (facts: RefusalFacts) => RefusalText>>
