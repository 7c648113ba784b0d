/** Locks everything that a contract in the making touches, always in the same order. */
import { NotFound } from '../../base/failure.ts'
import type { Relation } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { lockById } from '../applications/find-application.ts'
import { getFamilyRelation } from '../people/ensure-family.ts'
import { lockVoucherById } from '../vouchers/find-vouchers.ts'
import type { Voucher } from '../vouchers/voucher.ts'
import type { Contract } from './contract.ts'
import { lockContract, selectContract } from './contract-queries.ts'
import { lockSeats, type SeatGroup } from './enrolment-queries.ts'
import { type Hold, lockPlaceAndHold } from './hold-of-contract.ts'

export type OpenContract = {
  readonly contract: Contract
  readonly application: Application
  readonly voucher: Voucher | undefined
  readonly group: SeatGroup
  readonly hold: Hold | undefined
  readonly relation: Relation
}

/** From the territory up, every guardian of the child, the kindergarten. */
export async function contractRelation(read: Read, contract: Contract): Promise<Relation> {
  const { territory, childId, providerId } = contract
  return { ...(await getFamilyRelation(read, territory, childId)), providerId }
}

/** Application, voucher, group, hold, contract. Throws NotFound. */
export async function lockOpenContract(tx: Tx, number: string): Promise<OpenContract> {
  const found = await selectContract(tx, number)
  const application = found && (await lockById(tx, found.applicationId))
  if (found === undefined || application === undefined) throw new NotFound('contract')
  const voucher = found.voucherId === null ? undefined : await lockVoucherById(tx, found.voucherId)
  const group = await lockSeats(tx, found.groupId)
  const hold = await lockPlaceAndHold(tx, { ...found, id: found.holdId })
  const contract = await lockContract(tx, found.id)
  if (group === undefined || contract === undefined) throw new NotFound('contract')
  const relation = await contractRelation(tx, contract)
  return { contract, application, voucher, group, hold, relation }
}
