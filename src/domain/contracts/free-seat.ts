/** On the day after the last one the seat is free: for the next child, and the voucher for the next place. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Application } from '../applications/application.ts'
import { lockById } from '../applications/find-application.ts'
import { lockHead } from '../territories/queue-head.ts'
import type { Setting } from '../territories/setting.ts'
import { lockVoucherById } from '../vouchers/find-vouchers.ts'
import type { Contract, Enrolment } from './contract.ts'
import { contractAccess } from './contract-access.ts'
import { contractFacts } from './contract-facts.ts'
import { nextContractState } from './contract-life.ts'
import { lockContract, selectContractById, updateContract } from './contract-queries.ts'
import {
  changeSeats,
  lockEnrolment,
  lockSeats,
  selectEndedSeats,
  selectToSeat,
  updateEnrolment,
} from './enrolment-queries.ts'
import { lockOpenLeave, updateLeave } from './leave-queries.ts'
import { loseVoucherPlace } from './lose-place.ts'
import { publishFreedSeat } from './publish-freed-seat.ts'

export async function findEndedSeats(read: Read, today: Temporal.PlainDate, limit: number) {
  return selectEndedSeats(read, today, limit)
}

/** Repeatable: false when the seat was freed already or the contract goes on after all. */
export async function freeSeat(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  contractId: bigint,
): Promise<boolean> {
  authorize(actor, contractAccess.freeSeat)
  const found = await selectContractById(tx, contractId)
  if (found === undefined) return false
  const today = setting.clock.today()
  // The head first: a place is published (see queue-head.ts).
  await lockHead(tx, found.territory, found.programme, today.year)
  const application = await lockById(tx, found.applicationId)
  const voucher = found.voucherId === null ? undefined : await lockVoucherById(tx, found.voucherId)
  const group = await lockSeats(tx, found.groupId)
  const contract = await lockContract(tx, found.id)
  const enrolment = await lockEnrolment(tx, found.id)
  if (!application || !group || !contract || !enrolment) return false
  if (!isOver(contract, enrolment, today)) return false
  await endContractRow(tx, setting, contract, application)
  const leave = await lockOpenLeave(tx, contract.id)
  if (leave !== undefined) await updateLeave(tx, leave.id, { endedAt: setting.clock.now() })
  if (enrolment.seated) {
    await updateEnrolment(tx, enrolment.id, { seated: false })
    await changeSeats(tx, group.id, leave ? { enrolled: -1, away: -1 } : { enrolled: -1 })
  }
  // A seat that was exchanged is another child's.
  if (contract.endReason !== 'swap') {
    await publishFreedSeat(tx, setting, { contract, lentPlaceId: leave?.placeId ?? null })
  }
  await loseVoucherPlace(tx, actor, setting, { contract, application, voucher })
  return true
}

function isOver(contract: Contract, enrolment: Enrolment, today: Temporal.PlainDate): boolean {
  if (contract.state !== 'in-force') return false
  const { lastDay } = contract
  const passed = lastDay !== null && Temporal.PlainDate.compare(lastDay, today) < 0
  return passed || enrolment.neverBegan
}

/** A term that ran out is told now; every other end was told when it was set. */
async function endContractRow(
  tx: Tx,
  setting: Setting,
  contract: Contract,
  application: Application,
): Promise<void> {
  const state = nextContractState(contract.state, 'ended')
  if (state === undefined) return
  const natural = contract.admission === 'temporary' ? 'return-of-absent' : 'term-over'
  const endReason = contract.endReason ?? natural
  await updateContract(tx, contract.id, setting.clock.now(), { state, endReason })
  if (contract.endReason !== null) return
  const facts = {
    ...contractFacts(contract, application),
    reason: endReason,
    lastDay: `${contract.lastDay}`,
    neverBegan: false,
  }
  await appendToJournal(tx, setting, [
    { kind: 'contract.ended', facts },
    { kind: 'enrolment.ended', facts },
  ])
}

export async function findToSeat(read: Read, today: Temporal.PlainDate, limit: number) {
  return selectToSeat(read, today, limit)
}

/**
 * A child of early booking sits down on its first day, after the one whose seat it takes has left. Repeatable; breaks
 * `provider_group_not_overfull` while nobody has left: then it is tried again, and an officer sees it in the log.
 */
export async function seatBookedChild(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  contractId: bigint,
): Promise<boolean> {
  authorize(actor, contractAccess.freeSeat)
  const found = await selectContractById(tx, contractId)
  const group = found && (await lockSeats(tx, found.groupId))
  const contract = found && (await lockContract(tx, found.id))
  const enrolment = found && (await lockEnrolment(tx, found.id))
  if (!group || !enrolment || contract?.state !== 'in-force') return false
  const begins = Temporal.PlainDate.compare(enrolment.startsOn, setting.clock.today()) <= 0
  const gone = enrolment.neverBegan || contract.endReason === 'swap'
  if (enrolment.seated || gone || !begins) return false
  await updateEnrolment(tx, enrolment.id, { seated: true })
  await changeSeats(tx, group.id, { enrolled: 1 })
  return true
}
