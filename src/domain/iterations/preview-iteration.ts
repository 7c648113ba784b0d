/** What an iteration would do today, also with other money or more places; nothing is written. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { findBalances } from '../ledger/post.ts'
import { findCarryOver } from '../vouchers/carry-over.ts'
import type { SealedIteration } from './bundle.ts'
import type { InputBasis } from './compose-input.ts'
import { sealBasis } from './hold-iteration.ts'
import { iterationAccess } from './iteration-access.ts'
import type { PoolRow, QueueScope } from './iteration-queries.ts'
import { getIssuingRules, loadBasis } from './load-basis.ts'

export type WhatIf = {
  /** Added to the money that is available; may be negative. */
  readonly moreMoneyTiyn?: bigint
  /** Added to every pool, or to the one of a cohort. */
  readonly morePlaces?: { readonly cohort: number | null; readonly count: number }
}

type IterationPreview = {
  readonly sealed: SealedIteration
  readonly moneyBeforeTiyn: bigint
  readonly moneyAfterTiyn: bigint
}

/** Reads as it is now, without locks: a preview promises nothing. Refuses as holding does. */
export async function previewIteration(
  read: Read,
  actor: Actor,
  scope: QueueScope,
  whatIf: WhatIf = {},
): Promise<IterationPreview> {
  const rules = await getIssuingRules(read, scope)
  authorize(actor, iterationAccess.preview, { territoryPath: rules.path.map(step => step.code) })
  const { programme, territory, heldOn } = scope
  const book = { programme, territory, year: heldOn.year }
  const balances = await findBalances(read, book)
  const more = balances.available + (whatIf.moreMoneyTiyn ?? 0n)
  const available = more < 0n ? 0n : more
  // As holding does: children who have a voucher of an earlier year come first.
  const moneyTiyn = available - (await findCarryOver(read, book, available)).coveredTiyn
  const basis = await loadBasis(read, scope, rules, { iterationNumber: 0, moneyTiyn })
  const sealed = sealBasis({ ...basis, pools: addPlaces(basis, whatIf) })
  const last = sealed.result.decisions.at(-1)
  const moneyAfterTiyn = last === undefined ? moneyTiyn : BigInt(last.moneyLeftTiyn)
  return { sealed, moneyBeforeTiyn: moneyTiyn, moneyAfterTiyn }
}

function addPlaces(basis: InputBasis, { morePlaces }: WhatIf): readonly PoolRow[] {
  if (morePlaces === undefined) return basis.pools
  return basis.pools.map(pool =>
    morePlaces.cohort === null || pool.cohort === morePlaces.cohort
      ? { ...pool, free: Math.max(0, pool.free + morePlaces.count) }
      : pool,
  )
}
