/** Reading renewals: what a club is asked, and whether a family may ask. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { contractAccess } from './contract-access.ts'
import { RENEWAL_DAYS } from './renewal.ts'
import {
  type EndingContract,
  type RenewalOfProvider,
  selectEndingOfApplication,
  selectRenewalsOfProvider,
} from './renewal-queries.ts'

export type { EndingContract, RenewalOfProvider }

export async function findRenewalsOfProvider(
  read: Read,
  actor: Actor,
  providerId: bigint,
): Promise<readonly RenewalOfProvider[]> {
  authorize(actor, contractAccess.answerRenewal, { providerId })
  return selectRenewalsOfProvider(read, providerId)
}

/** Of one's own application: the club's contract that ends within the days in which it may be renewed. */
export async function findEndingOfApplication(
  read: Read,
  applicationId: bigint,
  today: Temporal.PlainDate,
): Promise<EndingContract | undefined> {
  return selectEndingOfApplication(read, applicationId, today.add({ days: RENEWAL_DAYS }))
}
