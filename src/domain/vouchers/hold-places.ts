/** Very many vouchers get their place at once, in a round of choice: one update, one leaf each. */
import { Refusal } from '../../base/failure.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { JournalFact } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { composeVoucherLeaf } from './change-voucher.ts'
import type { Voucher, VoucherRefusal } from './voucher.ts'
import { nextVoucherState } from './voucher-life.ts'
import { updateManyVouchers } from './voucher-queries.ts'

/** What the decision rests on; the database compares the state. */
export type HeldVoucher = Pick<Voucher, 'id' | 'number' | 'territory' | 'state'>

/**
 * Part of an action; returns the leaves, which it appends with its own. Refuses `voucher/event-not-allowed`
 * when a voucher is not what it was any more; then nothing is written.
 */
export async function holdPlaces(
  tx: Tx,
  setting: Setting,
  vouchers: readonly HeldVoucher[],
): Promise<readonly JournalFact[]> {
  if (vouchers.length === 0) return []
  const event = 'place-held'
  const changes = vouchers.map(({ id, state }) => {
    const next = nextVoucherState(state, event)
    if (next === undefined) {
      throw new Refusal<VoucherRefusal>('voucher/event-not-allowed', { state, event })
    }
    return { id, from: state, to: next.to }
  })
  const updated = await updateManyVouchers(tx, changes, setting.clock.now())
  if (updated !== vouchers.length) {
    throw new Refusal<VoucherRefusal>('voucher/event-not-allowed', { event })
  }
  return vouchers.map(voucher => composeVoucherLeaf(voucher, event, event))
}
