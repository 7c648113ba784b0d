/** Part of the actions that prepare acts: drafts, their money moved in the same transaction, what is not covered kept. */
import { Refusal } from '../../base/failure.ts'
import type { Tx } from '../../platform/db/database.ts'
import { withNumbers } from '../../platform/db/draw-numbers.ts'
import { appendToJournal, type JournalFact } from '../../platform/journal/append.ts'
import type { LedgerRefusal } from '../ledger/ledger.ts'
import type { Setting } from '../territories/setting.ts'
import type { PaymentRefusal } from './act.ts'
import { type ActProvider, insertActs, type NewAct } from './act-queries.ts'
import { composeActLines, withoutDebts } from './compose-act.ts'
import { accrue, type Covered, coverLines } from './money-of-lines.ts'
import { withNorms } from './norms-of-lines.ts'
import { selectPayableLinesOf } from './payable-line-queries.ts'

export type PreparedAct = {
  readonly number: string
  /** Lines of the sheets that wait for money: their norm rose above what was reserved and nothing is available. */
  readonly uncovered: readonly bigint[]
}

/** Of one kindergarten: its act, or why there is none. */
export type DrawnAct = { readonly providerId: bigint } & (
  | { readonly act: PreparedAct & { readonly id: bigint } }
  | { readonly refusal: Refusal<PaymentRefusal | LedgerRefusal> }
)

type Order = {
  /** Locked, all of one territory and programme. */
  readonly providers: readonly ActProvider[]
  /** From the country down to the territory. */
  readonly path: readonly string[]
  readonly month: Temporal.PlainYearMonth
  /** Who answers for them: another approves them. */
  readonly by: string
}

type Piece = Covered & { readonly provider: ActProvider; readonly number: string }

/**
 * In the order of the kindergartens: who comes first has what is available first. Whoever calls has authorized, and locked
 * them. For the refusals see `prepareAct`; one that concerns all is thrown.
 */
export async function drawUpActs(
  tx: Tx,
  setting: Setting,
  order: Order,
): Promise<readonly DrawnAct[]> {
  const { providers, path } = order
  const [first] = providers
  if (first === undefined) return []
  const month = order.month.toPlainDate({ day: 1 })
  if (Temporal.PlainDate.compare(setting.clock.today(), month.add({ months: 1 })) < 0) {
    throw new Refusal<PaymentRefusal>('act/month-not-over')
  }
  const ids = providers.map(one => one.id)
  const { programme, territory } = first
  const at = setting.clock.now()
  const rows = await selectPayableLinesOf(tx, ids, month)
  const lines = Map.groupBy(await withNorms(tx, programme, path, rows), line => line.askedId)
  const due = ids.map(id => withoutDebts(composeActLines(lines.get(id) ?? [], id)))
  const covered = await coverLines(tx, first, due, at)
  const paid = providers.flatMap((provider, place) => {
    const money = covered[place]
    return money === undefined || money.covered.length === 0 ? [] : [{ ...money, provider }]
  })
  const pieces: readonly Piece[] = await withNumbers(tx, setting.entropy, 'act', paid)
  const acts = pieces.map(piece => actOf(piece, month))
  const actIds = await insertActs(tx, { programme, territory, at, by: order.by }, acts)
  await accrue(tx, first, acts, at)
  await appendToJournal(
    tx,
    setting,
    acts.flatMap((act, place) => leavesOf(act, pieces[place], order.month)),
  )
  const made = new Map(acts.map((act, place) => [act.providerId, { act, id: actIds[place] }]))
  return ids.map((providerId, place) => {
    const own = made.get(providerId)
    if (own?.id === undefined) return { providerId, refusal: refusalOf(covered[place]) }
    const { act, id } = own
    const uncovered = act.uncovered.map(line => line.lineId)
    return { providerId, act: { id, number: act.number, uncovered } }
  })
}

function actOf({ provider, number, covered, missing }: Piece, month: Temporal.PlainDate): NewAct {
  const totalTiyn = covered.reduce((sum, line) => sum + line.amountTiyn, 0n)
  return { number, providerId: provider.id, month, totalTiyn, lines: covered, uncovered: missing }
}

function refusalOf(money: Covered | undefined): Refusal<PaymentRefusal | LedgerRefusal> {
  if (money === undefined || money.missing.length === 0) return new Refusal('act/nothing-to-pay')
  const missingTiyn = money.missing.reduce((sum, one) => sum + one.missingTiyn, 0n)
  return new Refusal('ledger/not-enough-money', { missingTiyn: missingTiyn.toString() })
}

function leavesOf(
  act: NewAct,
  piece: Piece | undefined,
  month: Temporal.PlainYearMonth,
): readonly JournalFact[] {
  if (piece === undefined) return []
  const { provider, taken } = piece
  return [
    ...taken,
    {
      kind: 'act.prepared',
      facts: {
        act: act.number,
        provider: provider.bin,
        programme: provider.programme,
        territory: provider.territory,
        month: month.toString(),
        lines: act.lines.length,
        totalTiyn: act.totalTiyn.toString(),
      },
      privateFields: {
        lines: act.lines.map(line => `${line.lineId}:${line.amountTiyn}`).join(' '),
      },
      about: `act:${act.number}`,
    },
  ]
}
