/** The time to choose goes on: no place to choose was there, or the one that was held was lost without fault. */
import { assertDefined } from '../../base/assert.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { deadlineAfter } from '../territories/deadline.ts'
import type { Setting } from '../territories/setting.ts'
import type { Voucher } from './voucher.ts'
import { updateChooseUntil } from './voucher-queries.ts'

type Extension = {
  readonly voucher: Pick<Voucher, 'id' | 'number' | 'territory' | 'chooseUntil'>
  /** Counted from today, which is not one of them. */
  readonly workingDays: number
  readonly reason: 'no-suitable-place' | 'place-refused'
}

/** Part of an action, over a locked row. Never shortens: returns false where there is more time already. */
export async function extendChoice(
  tx: Tx,
  setting: Setting,
  extension: Extension,
): Promise<boolean> {
  const { voucher, workingDays, reason } = extension
  const deadline = deadlineAfter(setting.calendar, setting.clock.now(), { workingDays })
  const { endsAt, lastDay } = assertDefined(
    deadline.ok ? deadline.value : undefined,
    'the calendar covers it',
  )
  const { chooseUntil } = voucher
  if (chooseUntil !== null && Temporal.Instant.compare(chooseUntil, endsAt) >= 0) return false
  await updateChooseUntil(tx, voucher.id, endsAt)
  const { number, territory } = voucher
  await appendToJournal(tx, setting, [
    {
      kind: 'voucher.extended',
      facts: { voucher: number, territory, reason, chooseUntil: lastDay.toString() },
    },
  ])
  return true
}
