/** Moves one voucher through its life, with its money: the only way to do so after the offer. */
import { Refusal } from '../../base/failure.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal, type JournalFact } from '../../platform/journal/append.ts'
import type { JournalKind } from '../../platform/journal/journal-kind.ts'
import { composeMoneyLeaves } from '../ledger/money-leaf.ts'
import { releaseAll } from '../ledger/post.ts'
import type { Setting } from '../territories/setting.ts'
import type { Voucher, VoucherRefusal } from './voucher.ts'
import { nextVoucherState, type VoucherEvent } from './voucher-life.ts'
import { updateVoucher } from './voucher-queries.ts'
import { selectUnsettledByYear } from './year-queries.ts'

type VoucherChange = {
  readonly voucher: Voucher
  readonly event: VoucherEvent
  readonly confirmedAt?: Temporal.Instant
  readonly chooseUntil?: Temporal.Instant
}

/** Part of an action, over a locked row. Refuses `voucher/event-not-allowed`; an ending frees the money. */
export async function changeVoucher(
  tx: Tx,
  setting: Setting,
  change: VoucherChange,
): Promise<void> {
  const { voucher, event, ...dates } = change
  const next = nextVoucherState(voucher.state, event)
  if (next === undefined) {
    throw new Refusal<VoucherRefusal>('voucher/event-not-allowed', { state: voucher.state, event })
  }
  const at = setting.clock.now()
  await updateVoucher(tx, voucher.id, {
    state: next.to,
    closing: next.closing,
    at,
    ...dates,
    ...(event === 'place-lost' && { betweenSince: at }),
    ...(event === 'enrolled' && { betweenSince: null }),
  })
  const leaf = composeVoucherLeaf(voucher, event, next.to)
  const ends = next.to === 'closed' || next.to === 'lapsed'
  await appendToJournal(tx, setting, ends ? await freeMoney(tx, voucher, at, event, leaf) : [leaf])
}

/** Months in which the child had its place and that no act has settled keep their money. */
async function freeMoney(
  tx: Tx,
  voucher: Voucher,
  at: Temporal.Instant,
  cause: string,
  leaf: JournalFact,
): Promise<readonly JournalFact[]> {
  const { programme, territory, year } = voucher
  const findKept = () => selectUnsettledByYear(tx, voucher.id)
  const freed = await releaseAll(tx, voucher, findKept, at, cause)
  const later = [...freed].filter(([other]) => other !== year)
  return [
    { ...leaf, facts: { ...leaf.facts, freedTiyn: (freed.get(year) ?? 0n).toString() } },
    ...later.flatMap(([other, tiyn]) =>
      composeMoneyLeaves({ programme, territory, year: other }, tiyn, 'voucher-ended'),
    ),
  ]
}

export function composeVoucherLeaf(
  voucher: Pick<Voucher, 'number' | 'territory'>,
  event: VoucherEvent,
  state: Voucher['state'],
): JournalFact {
  const { number, territory } = voucher
  return { kind: LEAF_KIND[event], facts: { voucher: number, territory, event, state } }
}

const LEAF_KIND: Readonly<Record<VoucherEvent, JournalKind>> = {
  confirmed: 'voucher.confirmed',
  'confirmation-missed': 'voucher.closed',
  declined: 'voucher.closed',
  'place-held': 'voucher.place-held',
  'place-released': 'voucher.place-released',
  'place-released-again': 'voucher.place-released',
  'choice-missed': 'voucher.lapsed',
  enrolled: 'voucher.enrolled',
  'place-lost': 'voucher.held',
  suspended: 'voucher.held',
  resumed: 'voucher.enrolled',
  'left-for-school': 'voucher.closed',
  'moved-away': 'voucher.closed',
  'absent-too-long': 'voucher.closed',
  cancelled: 'voucher.closed',
  replaced: 'voucher.closed',
  'place-unused': 'voucher.closed',
}
