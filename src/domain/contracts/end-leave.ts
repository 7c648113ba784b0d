/** The child is back on its seat: on the day after the absence, or earlier when nobody sits there meanwhile. */
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { lockHead } from '../territories/queue-head.ts'
import type { Setting } from '../territories/setting.ts'
import type { ContractRefusal } from './contract.ts'
import { contractAccess } from './contract-access.ts'
import { contractFacts } from './contract-facts.ts'
import { selectContract, selectContractById } from './contract-queries.ts'
import { changeSeats, lockEnrolment } from './enrolment-queries.ts'
import {
  type Leave,
  lockOpenLeave,
  selectEndedLeaves,
  selectHoldOfPlace,
  selectSeatedOnPlace,
  updateLeave,
  withdrawLentPlace,
} from './leave-queries.ts'
import { lockOpenContract, type OpenContract } from './lock-contract.ts'

/** Numbers of contracts whose absence is over. */
export async function findEndedLeaves(read: Read, today: Temporal.PlainDate, limit: number) {
  const numbers: string[] = []
  for (const id of await selectEndedLeaves(read, today, limit)) {
    const contract = await selectContractById(read, id)
    if (contract !== undefined) numbers.push(contract.number)
  }
  return numbers
}

/**
 * Refuses `leave/not-away`, and `leave/seat-lent` while another child sits there or is about to: its contract ends
 * before the guaranteed return, so the sweep that frees ended seats goes first.
 */
export async function endLeave(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  number: string,
): Promise<void> {
  const found = await selectContract(tx, number)
  if (found === undefined) throw new NotFound('contract')
  const today = setting.clock.today()
  await lockHead(tx, found.territory, found.programme, today.year)
  const open = await lockOpenContract(tx, number)
  const { contract, group, relation } = open
  authorize(actor, contractAccess.endLeave, relation)
  const enrolment = await lockEnrolment(tx, contract.id)
  const leave = await lockOpenLeave(tx, contract.id)
  if (leave === undefined || enrolment?.seated !== true) refuse('leave/not-away')
  await takeSeatBack(tx, setting, open, leave)
  await changeSeats(tx, group.id, { away: -1 })
  const yesterday = today.subtract({ days: 1 })
  const early = Temporal.PlainDate.compare(yesterday, leave.lastDay) < 0
  const last =
    Temporal.PlainDate.compare(yesterday, leave.startsOn) < 0 ? leave.startsOn : yesterday
  await updateLeave(tx, leave.id, {
    endedAt: setting.clock.now(),
    ...(early && { lastDay: last }),
  })
  await appendToJournal(tx, setting, [
    {
      kind: 'leave.ended',
      facts: { ...contractFacts(contract, open.application), day: today.toString() },
    },
  ])
}

/** A place that nobody took is withdrawn. */
async function takeSeatBack(
  tx: Tx,
  setting: Setting,
  { contract, group }: OpenContract,
  { placeId }: Leave,
): Promise<void> {
  if (placeId === null) return
  if (await selectSeatedOnPlace(tx, placeId)) refuse('leave/seat-lent')
  if (await selectHoldOfPlace(tx, placeId)) refuse('leave/seat-lent')
  if (!(await withdrawLentPlace(tx, placeId, setting.clock.now()))) return
  await appendToJournal(tx, setting, [
    {
      kind: 'place.withdrawn',
      facts: {
        provider: group.bin,
        group: group.name,
        territory: contract.territory,
        count: 1,
        reason: 'child-stays',
      },
    },
  ])
}

function refuse(code: ContractRefusal): never {
  throw new Refusal<ContractRefusal>(code)
}
