/** Whether a family can renew with one tap, and where: its club's contract that ends, or places while it is between two. */
import type { Application } from '../../../domain/applications/application.ts'
import { findPlacesAgain, type PlaceAgain } from '../../../domain/choice/find-places-again.ts'
import {
  type EndingContract,
  findEndingOfApplication,
} from '../../../domain/contracts/find-renewals.ts'
import type { Voucher } from '../../../domain/vouchers/voucher.ts'
import type { PageContext } from '../../page-context.ts'

export type Renewing = {
  readonly ending: EndingContract | undefined
  /** Undefined for a child that is not between two clubs. */
  readonly places: readonly PlaceAgain[] | undefined
  /** Only a universal voucher waits in lists. */
  readonly mayWait: boolean
}

const MOST_PLACES = 6

export async function loadRenewing(
  { database, setting }: PageContext,
  application: Application,
  voucher: Voucher | undefined,
): Promise<Renewing> {
  const mayWait = voucher?.form === 'universal'
  if (application.programme !== 'club') return { ending: undefined, places: undefined, mayWait }
  const between = voucher?.state === 'held' && voucher.endsOn === null
  return {
    ending: await findEndingOfApplication(database, application.id, setting.clock.today()),
    places: between
      ? await findPlacesAgain(database, setting, application, voucher, MOST_PLACES)
      : undefined,
    mayWait,
  }
}
