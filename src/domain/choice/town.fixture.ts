/** A town of families with vouchers, for tests of choice: each step by the action that makes it for real. */

import type { FamilyOptions } from '../../../test/city.ts'
import { aBudget, aKindergarten, guardianOf, SYSTEM, submit } from '../../../test/city.ts'
import { territoryData } from '../../../test/setting.ts'
import { type Database, inTransaction } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import type { Admission } from '../places/place.ts'
import { adoptData } from '../territories/adopt-data.ts'
import type { Setting } from '../territories/setting.ts'
import { confirmVoucher } from '../vouchers/confirm-voucher.ts'
import { setWishes } from './set-wishes.ts'

export const QUEUE = { territory: 'taraz', programme: 'preschool' } as const

type Moving = { readonly clock: { advance(duration: Temporal.DurationLike): void } }

/** Kindergartens with one group of three-year-olds each; returns the groups. */
export async function someGroups(
  database: Database,
  setting: Setting,
  places: readonly number[],
): Promise<readonly bigint[]> {
  const groups: bigint[] = []
  for (const count of places) {
    const made = await aKindergarten(database, setting, { places: { 3: count } })
    groups.push(made.get(3) ?? 0n)
  }
  return groups
}

/** Children of three with a confirmed voucher, in the order of their turns. `places` must be as many or more. */
export async function confirmedFamilies(
  database: Database,
  setting: Setting & Moving,
  families: readonly FamilyOptions[],
): Promise<readonly Application[]> {
  await aBudget(database, setting, { tenge: 90_000_000 })
  const children: Application[] = []
  for (const family of families) {
    setting.clock.advance({ milliseconds: 5 })
    children.push(await submit(database, setting, family))
  }
  await holdIteration(database, SYSTEM, setting, QUEUE)
  for (const child of children) {
    await inTransaction(database, tx =>
      confirmVoucher(tx, guardianOf(child), setting, child.number),
    )
  }
  return children
}

export function wish(
  database: Database,
  setting: Setting,
  child: Application,
  groups: readonly bigint[],
  admissions: readonly Admission[] = ['general'],
): Promise<void> {
  const wishes = groups.map(groupId => ({ groupId, admissions }))
  return inTransaction(database, tx =>
    setWishes(tx, guardianOf(child), setting, { number: child.number, wishes }),
  )
}

/** The rules in force, but for whoever chooses first: a new version of each pack of vouchers. */
export async function letFirstComersChoose(database: Database, setting: Setting): Promise<void> {
  const packs = territoryData.packs.map(pack =>
    pack.regime === 'voucher'
      ? {
          ...pack,
          version: `${pack.version}-immediate`,
          values: {
            ...pack.values,
            'offer.choiceMode': {
              ...pack.values['offer.choiceMode'],
              value: 'immediate' as const,
            },
          },
        }
      : pack,
  )
  await inTransaction(database, tx => adoptData(tx, SYSTEM, setting, { ...territoryData, packs }))
}
