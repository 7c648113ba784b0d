/** A documented absence: the child keeps its place, the seat is lent to another until the day before the return. */
import { Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { lockHead } from '../territories/queue-head.ts'
import type { Setting } from '../territories/setting.ts'
import type { Contract, ContractRefusal, Enrolment } from './contract.ts'
import { contractAccess } from './contract-access.ts'
import { contractFacts } from './contract-facts.ts'
import { selectContract } from './contract-queries.ts'
import { changeSeats, insertFreedPlace, lockEnrolment } from './enrolment-queries.ts'
import { insertLeave, lockOpenLeave } from './leave-queries.ts'
import { lockOpenContract } from './lock-contract.ts'
import { freedFacts } from './publish-freed-seat.ts'

export type StartLeave = {
  /** Of the contract. */
  readonly number: string
  readonly startsOn: Temporal.PlainDate
  /** The last day of absence: the child returns on the day after, guaranteed. */
  readonly lastDay: Temporal.PlainDate
}

/**
 * The seat is lent from now on and published as a temporary place for the days of absence. Refuses days before today,
 * outside the contract, and a second absence while one lasts.
 */
export async function startLeave(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: StartLeave,
): Promise<void> {
  const found = await selectContract(tx, input.number)
  const today = setting.clock.today()
  if (found !== undefined) await lockHead(tx, found.territory, found.programme, today.year)
  const { contract, application, group, relation } = await lockOpenContract(tx, input.number)
  authorize(actor, contractAccess.startLeave, relation)
  const enrolment = await lockEnrolment(tx, contract.id)
  if (contract.state !== 'in-force' || enrolment?.seated !== true) refuse('contract/not-in-force')
  const { startsOn, lastDay } = input
  checkDays(input, today, contract, enrolment)
  if ((await lockOpenLeave(tx, contract.id)) !== undefined) refuse('leave/overlaps')
  const at = setting.clock.now()
  await changeSeats(tx, group.id, { away: 1 })
  const place = { admission: 'temporary', cause: 'absence', startsOn, lastDay } as const
  const placeId = await insertFreedPlace(tx, { ...place, groupId: group.id, at })
  await insertLeave(tx, { enrolmentId: enrolment.id, startsOn, lastDay, placeId, at })
  const days = { startsOn: startsOn.toString(), lastDay: lastDay.toString() }
  await appendToJournal(tx, setting, [
    { kind: 'leave.started', facts: { ...contractFacts(contract, application), ...days } },
    { kind: 'place.freed', facts: freedFacts(group, contract.territory, place) },
  ])
}

function checkDays(
  { startsOn, lastDay }: StartLeave,
  today: Temporal.PlainDate,
  contract: Contract,
  enrolment: Enrolment,
): void {
  const { compare } = Temporal.PlainDate
  if (compare(startsOn, today) < 0 || compare(lastDay, startsOn) < 0) refuse('leave/day-passed')
  const tooEarly = compare(startsOn, enrolment.startsOn) < 0
  // The child must return within the contract: otherwise it ends, and is no absence.
  const tooLate = contract.lastDay !== null && compare(lastDay, contract.lastDay) >= 0
  if (tooEarly || tooLate) refuse('leave/outside-contract')
}

function refuse(code: ContractRefusal): never {
  throw new Refusal<ContractRefusal>(code)
}
