/** What the worker does for contracts: the jobs that other rooms plan, and its part of the minute sweep. */
import { END_DISPUTED_CONTRACT } from './domain/cases/answer-case.ts'
import { DRAFT_CONTRACT, HOLD_RELEASED } from './domain/choice/hold.ts'
import { draftContract } from './domain/contracts/draft-contract.ts'
import {
  endContractsOfProvider,
  findProvidersToEnd,
} from './domain/contracts/end-contracts-of-provider.ts'
import { endDisputedContract, findUpheldCases } from './domain/contracts/end-disputed-contract.ts'
import { endLeave, findEndedLeaves } from './domain/contracts/end-leave.ts'
import {
  endReplacedContract,
  findContractsToReplace,
} from './domain/contracts/end-replaced-contract.ts'
import {
  findEndedSeats,
  findToSeat,
  freeSeat,
  seatBookedChild,
} from './domain/contracts/free-seat.ts'
import { findOpenProlongations, prolongSome } from './domain/contracts/prolong-some.ts'
import { PROLONG_SOME } from './domain/contracts/prolongation.ts'
import { findContractsToVoid, voidContract } from './domain/contracts/void-contract.ts'
import { expireNaming, findDueNamings } from './domain/namings/close-naming.ts'
import {
  endDeparture,
  findDueDepartures,
  findRipeGroups,
  ripenEarlyPlaces,
} from './domain/places/settle-departures.ts'
import { excludeProvider, findDueExclusions } from './domain/providers/exclude-provider.ts'
import type { Setting } from './domain/territories/setting.ts'
import { closeReplaced, findReplaced } from './domain/vouchers/end-targeted.ts'
import type { Actor } from './platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from './platform/db/database.ts'
import type { JobHandlers } from './platform/jobs/run-jobs.ts'

const ACTOR: Actor = { kind: 'system', name: 'worker' }
const BATCH = 500

type ContractDeps = { readonly database: Database; readonly setting: Setting }

/** As worker.ts works through what is due: each in a transaction of its own, what fails is told. */
export type Each = <Due>(
  what: string,
  find: () => Promise<readonly Due[]>,
  act: (tx: Tx, due: Due) => Promise<unknown>,
) => Promise<void>

export function contractJobs({ database, setting }: ContractDeps): JobHandlers {
  return {
    [DRAFT_CONTRACT]: async payload => {
      const holdId = idIn(payload.holdId)
      await inTransaction(database, tx => draftContract(tx, ACTOR, setting, { holdId }))
    },
    [HOLD_RELEASED]: async () => {
      for (const due of await findContractsToVoid(database, BATCH)) {
        await inTransaction(database, tx => voidContract(tx, ACTOR, setting, due))
      }
    },
    [END_DISPUTED_CONTRACT]: async payload => {
      const caseId = idIn(payload.caseId)
      await inTransaction(database, tx => endDisputedContract(tx, ACTOR, setting, { caseId }))
    },
    [PROLONG_SOME]: async payload => {
      const id = idIn(payload.prolongationId)
      await inTransaction(database, tx => prolongSome(tx, ACTOR, setting, { id }))
    },
  }
}

function idIn(value: unknown): bigint {
  if (typeof value === 'string' && /^\d+$/.test(value)) return BigInt(value)
  throw new Error('the job needs an id')
}

/**
 * Ends first, then seats: a lent seat is free before its owner returns, and a seat that a child leaves before the one
 * of early booking sits down.
 */
export async function sweepContracts(
  { database, setting }: ContractDeps,
  each: Each,
): Promise<void> {
  const today = () => setting.clock.today()
  // Usually its jobs have done it; where one was lost, a piece of it plans the next again.
  await each(
    'prolong contracts',
    () => findOpenProlongations(database, BATCH),
    (tx, id) => prolongSome(tx, ACTOR, setting, { id }),
  )
  await each(
    'void contract',
    () => findContractsToVoid(database, BATCH),
    (tx, due) => voidContract(tx, ACTOR, setting, due),
  )
  await each(
    'children leave',
    () => findDueDepartures(database, today(), BATCH),
    (tx, due) => endDeparture(tx, ACTOR, setting, due),
  )
  await each(
    'exclude provider',
    () => findDueExclusions(database, today(), BATCH),
    (tx, id) => excludeProvider(tx, ACTOR, setting, id),
  )
  await each(
    'end contracts of a provider',
    () => findProvidersToEnd(database, today(), BATCH),
    (tx, due) => endContractsOfProvider(tx, ACTOR, setting, due),
  )
  await each(
    'end disputed contract',
    () => findUpheldCases(database, BATCH),
    (tx, due) => endDisputedContract(tx, ACTOR, setting, due),
  )
  await each(
    'end replaced contract',
    () => findContractsToReplace(database, BATCH),
    (tx, due) => endReplacedContract(tx, ACTOR, setting, due),
  )
  await each(
    'free seat',
    () => findEndedSeats(database, today(), BATCH),
    (tx, id) => freeSeat(tx, ACTOR, setting, id),
  )
  await each(
    'expire naming',
    () => findDueNamings(database, setting.clock.now(), BATCH),
    (tx, id) => expireNaming(tx, ACTOR, setting, id),
  )
  await each(
    'close replaced voucher',
    () => findReplaced(database, today(), BATCH),
    (tx, due) => closeReplaced(tx, ACTOR, setting, due),
  )
  await each(
    'end leave',
    () => findEndedLeaves(database, today(), BATCH),
    (tx, number) => endLeave(tx, ACTOR, setting, number),
  )
  await each(
    'seat booked child',
    () => findToSeat(database, today(), BATCH),
    (tx, id) => seatBookedChild(tx, ACTOR, setting, id),
  )
  await each(
    'early places',
    () => findRipeGroups(database, today(), BATCH),
    (tx, id) => ripenEarlyPlaces(tx, ACTOR, setting, id),
  )
}
