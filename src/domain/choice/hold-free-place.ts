/** Takes one free place of a group for one child, outside rounds: its club named it, or it comes back to a club. */
import { type Actor, actorText } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { planJobs } from '../../platform/jobs/plan-job.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Application } from '../applications/application.ts'
import { recordEvent } from '../applications/record-event.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import type { Setting } from '../territories/setting.ts'
import { changeVoucher } from '../vouchers/change-voucher.ts'
import type { Voucher } from '../vouchers/voucher.ts'
import { choiceTerms, endOf, heldUntil, lastDayOf } from './choice-terms.ts'
import { insertFreeHold, takeFreePlace } from './free-hold-queries.ts'
import { DRAFT_CONTRACT, draftJob } from './hold.ts'

type FreeHold = {
  readonly application: Application
  readonly voucher: Voucher
  readonly groupId: bigint
  readonly cause: 'naming' | 'renewal'
  readonly pack: RulePack
}

/**
 * Part of an action, over a locked application and voucher. A place that somebody else is just taking is stepped over;
 * undefined when none is left, then nothing is written. The contract is drawn up by the job, as for every hold.
 */
export async function holdFreePlace(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { application, voucher, groupId, cause, pack }: FreeHold,
): Promise<{ readonly holdId: bigint; readonly until: Temporal.Instant } | undefined> {
  const at = setting.clock.now()
  const place = await takeFreePlace(tx, groupId, at)
  if (place === undefined) return undefined
  const { signWorkingDays } = choiceTerms(pack)
  const signUntil = endOf(setting.calendar, at, { workingDays: signWorkingDays })
  const until = heldUntil(voucher.state === 'held' ? null : voucher.chooseUntil, signUntil)
  await changeVoucher(tx, setting, { voucher, event: 'place-held' })
  const holdId = await insertFreeHold(tx, {
    placeId: place.id,
    groupId,
    applicationId: application.id,
    voucherId: voucher.id,
    cause,
    at,
    until,
  })
  const facts = { provider: place.bin, group: place.group, until: lastDayOf(until).toString() }
  await recordEvent(tx, actorText(actor), at, application.id, 'place-held', facts)
  await appendToJournal(tx, setting, [
    {
      kind: 'place.held',
      facts: {
        application: application.number,
        voucher: voucher.number,
        territory: application.territory,
        ...facts,
        admission: place.admission,
        startsOn: place.startsOn.toString(),
        cause,
      },
    },
  ])
  await planJobs(tx, DRAFT_CONTRACT, [draftJob(holdId)])
  return { holdId, until }
}
