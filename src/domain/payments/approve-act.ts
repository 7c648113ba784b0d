/** An officer approves an act that another prepared: its money is payable, its months are settled, the rest goes back. */
import { Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { settleLines } from '../attendance/settle-lines.ts'
import type { Book } from '../ledger/ledger.ts'
import { moveSum } from '../ledger/post.ts'
import type { Setting } from '../territories/setting.ts'
import type { PaymentRefusal } from './act.ts'
import { type LockedAct, selectActSums, selectSettledLines, updateApproved } from './act-queries.ts'
import { closeVoucherMonths } from './close-voucher-months.ts'
import { actFacts, lockActFor, type SeenAct } from './lock-act.ts'
import { paymentAccess } from './payment-access.ts'

/** Refuses `act/own-act` to whoever prepared it: four eyes see an act. */
export async function approveAct(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  seen: SeenAct,
): Promise<void> {
  const { act, relation } = await lockActFor(tx, actor, paymentAccess.approveAct, 'approved', seen)
  const by = actorText(actor)
  if (by === act.preparedBy) throw new Refusal<PaymentRefusal>('act/own-act')
  const at = setting.clock.now()
  await updateApproved(tx, act.id, at, by)
  await makePayable(tx, act, at)
  const lineIds = await selectSettledLines(tx, act)
  await settleLines(tx, actor, relation, lineIds, at)
  const freed = await closeVoucherMonths(tx, act, lineIds, at)
  await appendToJournal(tx, setting, [{ kind: 'act.approved', ...actFacts(act) }, ...freed])
}

async function makePayable(tx: Tx, act: LockedAct, at: Temporal.Instant): Promise<void> {
  const { programme, territory, number } = act
  for (const { year, amountTiyn } of await selectActSums(tx, act.id)) {
    const book: Book = { programme, territory, year }
    const sum = { kind: 'approve', from: 'accrued', to: 'payable', amountTiyn, at } as const
    await moveSum(tx, book, { ...sum, cause: `act ${number}` })
  }
}
