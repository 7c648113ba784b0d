/** Sets the last day of a contract that is in force, and of the enrolment with it. */
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { lockById } from '../applications/find-application.ts'
import type { Setting } from '../territories/setting.ts'
import type { Contract, EndReason } from './contract.ts'
import { contractFacts } from './contract-facts.ts'
import { updateContract } from './contract-queries.ts'
import { lockEnrolment, updateEnrolment } from './enrolment-queries.ts'

/**
 * Part of an action, over a locked contract in force. The seat is freed by the sweep on the day after; a contract that
 * ends before its first day never began, and its seat is free within the minute. An earlier end that was set before
 * stays, with its reason.
 */
export async function setEnd(
  tx: Tx,
  setting: Setting,
  end: {
    readonly contract: Contract
    readonly reason: EndReason
    readonly lastDay: Temporal.PlainDate
  },
): Promise<void> {
  const { contract, reason, lastDay } = end
  // The seat has passed to another child already: there is nothing left to end.
  if (contract.endReason === 'swap') return
  const enrolment = await lockEnrolment(tx, contract.id)
  const application = await lockById(tx, contract.applicationId)
  if (enrolment === undefined || application === undefined) throw new Error('a contract in force')
  const earlier = contract.lastDay
  const endsBefore = earlier !== null && Temporal.PlainDate.compare(earlier, lastDay) < 0
  if (contract.endReason !== null && endsBefore) return
  const last = endsBefore ? earlier : lastDay
  const neverBegan = Temporal.PlainDate.compare(last, enrolment.startsOn) < 0
  await updateContract(tx, contract.id, setting.clock.now(), { lastDay: last, endReason: reason })
  await updateEnrolment(tx, enrolment.id, neverBegan ? { neverBegan } : { lastDay: last })
  const facts = {
    ...contractFacts(contract, application),
    reason,
    lastDay: last.toString(),
    neverBegan,
  }
  await appendToJournal(tx, setting, [
    { kind: 'contract.ended', facts },
    { kind: 'enrolment.ended', facts },
  ])
}
