/** Accounts as the kindergarten and the department see them. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, type Relation } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import {
  type ProposedAccount,
  type ProviderAccount,
  selectAccountsOfProvider,
  selectProposedAccounts,
} from './account-queries.ts'
import type { Payer } from './payment.ts'
import { paymentAccess } from './payment-access.ts'

export type { ProposedAccount, ProviderAccount }

/** Newest first, refused ones included: its people see every change and who made it. */
export async function findAccountsOfProvider(
  read: Read,
  actor: Actor,
  relation: Relation & { readonly providerId: bigint },
): Promise<readonly ProviderAccount[]> {
  authorize(actor, paymentAccess.seeAccounts, relation)
  return selectAccountsOfProvider(read, relation.providerId)
}

/** What waits for a second person. */
export async function findProposedAccounts(
  read: Read,
  actor: Actor,
  relation: Relation,
  payer: Payer,
): Promise<readonly ProposedAccount[]> {
  authorize(actor, paymentAccess.seeAccounts, relation)
  return selectProposedAccounts(read, payer)
}
