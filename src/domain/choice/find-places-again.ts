/** What a child between two clubs may take in one tap. */
import type { Read } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import type { Voucher } from '../vouchers/voucher.ts'
import { clubsOfForm } from './take-again.ts'
import { type PlaceAgain, selectPlacesAgain } from './take-again-queries.ts'

export type { PlaceAgain }

/** Empty for everybody else. */
export async function findPlacesAgain(
  read: Read,
  setting: Setting,
  application: Pick<Application, 'id'>,
  voucher: Voucher | undefined,
  limit: number,
): Promise<readonly PlaceAgain[]> {
  if (voucher?.state !== 'held' || voucher.programme !== 'club' || voucher.endsOn !== null) {
    return []
  }
  const day = setting.clock.today()
  const { territory, cohort, programme, form } = voucher
  const pack = (await findRulesInForce(read, territory, programme, day))?.pack
  if (pack === undefined) return []
  const clubs = clubsOfForm(pack, form)
  return selectPlacesAgain(read, {
    territory,
    cohort,
    clubs,
    day,
    applicationId: application.id,
    limit,
  })
}
