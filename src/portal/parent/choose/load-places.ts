/** The places of one child: held now, offered from lists, waited for, and where it is enrolled. */
import type { Application } from '../../../domain/applications/application.ts'
import { findGroupChoices, type GroupChoice } from '../../../domain/choice/find-group-choices.ts'
import { findLiveHold } from '../../../domain/choice/find-holds.ts'
import { findWaiting, type Waiting } from '../../../domain/choice/find-waiting.ts'
import { findContractsOfApplications } from '../../../domain/contracts/find-contracts.ts'
import type { PageContext } from '../../page-context.ts'
import { type CountDown, countDown } from '../cabinet/open-deadline.ts'

export type HeldNow = {
  readonly group: GroupChoice
  readonly deadline: CountDown
  /** The round that gave it; null when a waiting list or the family itself did. */
  readonly roundId: bigint | null
  /** Undefined for the moments until it is drawn up. */
  readonly contract: { readonly number: string; readonly state: string } | undefined
}

export type WaitingNow = Waiting & {
  readonly group: GroupChoice | undefined
  /** Of the open offer; undefined while no clock runs. */
  readonly deadline: CountDown | undefined
}

export type ChildPlaces = {
  readonly held: HeldNow | undefined
  /** The family signed the contract of the place that is kept, of a referral too; the kindergarten has not yet. */
  readonly signed: boolean
  readonly waiting: readonly WaitingNow[]
  readonly enrolled: { readonly group: GroupChoice; readonly contract: string } | undefined
}

export async function loadPlaces(
  context: PageContext,
  application: Application,
): Promise<ChildPlaces> {
  const { database, setting } = context
  const live = await findLiveHold(database, application.id)
  // The place of an exchange is told of by its own panel: it cannot be given up alone.
  const hold = live?.cause === 'swap' ? undefined : live
  const waiting = await findWaiting(database, application.id)
  const contracts = await findContractsOfApplications(database, [application.id])
  const running = contracts.find(contract => contract.state === 'in-force')
  const ids = [
    ...(hold === undefined ? [] : [hold.groupId]),
    ...(running === undefined ? [] : [running.groupId]),
    ...waiting.map(entry => entry.group_id),
  ]
  const choices = await findGroupChoices(database, ids)
  const groupOf = new Map(choices.map(choice => [choice.groupId, choice]))
  const count = (until: Temporal.Instant) =>
    countDown({ now: setting.clock.now(), calendar: setting.calendar }, until)
  const heldGroup = hold && groupOf.get(hold.groupId)
  const drawn = hold && contracts.find(contract => contract.holdId === hold.id)
  const runningGroup = running && groupOf.get(running.groupId)
  return {
    held:
      // A place of a referral is told with the referral.
      hold?.until == null || hold.cause === 'referral' || heldGroup === undefined
        ? undefined
        : {
            group: heldGroup,
            deadline: count(hold.until),
            roundId: hold.roundId,
            contract: drawn && { number: drawn.number, state: drawn.state },
          },
    signed: drawn?.state === 'signed-by-guardian',
    waiting: waiting.map(entry => ({
      ...entry,
      group: groupOf.get(entry.group_id),
      deadline: entry.until === null ? undefined : count(entry.until),
    })),
    enrolled:
      runningGroup === undefined || running === undefined
        ? undefined
        : { group: runningGroup, contract: running.number },
  }
}
