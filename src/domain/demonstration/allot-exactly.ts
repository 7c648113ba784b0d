/** Money for so many offers and not one more: the city allots what the preview of the iteration says that they cost. */
import type { Actor } from '../../platform/access/actor.ts'
import { type Database, inTransaction } from '../../platform/db/database.ts'
import { previewIteration } from '../iterations/preview-iteration.ts'
import { changeBudget, findBudgets } from '../ledger/change-budget.ts'
import { findBalances } from '../ledger/post.ts'
import type { Setting } from '../territories/setting.ts'
import { findCarryOver } from '../vouchers/carry-over.ts'
import type { Town } from './town.ts'

const SYSTEM: Actor = { kind: 'system', name: 'demonstration' }
/** Enough for everybody: a hundred thousand million tenge. */
const PLENTY = 10n ** 13n
const ATTEMPTS = 12

type Scene = {
  readonly database: Database
  readonly story: Setting
  readonly town: Pick<Town, 'territory' | 'programme'>
}

export async function allotForOffers(scene: Scene, offers: number): Promise<void> {
  const { database, story, town } = scene
  const heldOn = story.clock.today()
  const scope = { territory: town.territory, programme: town.programme, heldOn }
  const preview = (moreMoneyTiyn: bigint) =>
    previewIteration(database, SYSTEM, scope, { moreMoneyTiyn })
  const { available } = await findBalances(database, { ...scope, year: heldOn.year })
  const plenty = await preview(PLENTY)
  // Children who have a voucher of an earlier year come first.
  const carried = available + PLENTY - plenty.moneyBeforeTiyn
  const wanted = plenty.sealed.result.decisions.filter(one => one.outcome === 'offered')
  const costs = wanted.map(one => BigInt(one.costTiyn))
  let more = costs.slice(0, offers).reduce((sum, cost) => sum + cost, 0n) + carried - available
  const [usual = 1n] = costs
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { offered } = (await preview(more)).sealed.result.totals
    if (offered === offers) return allotMore(scene, more)
    // Siblings that are offered together or not at all, or a dearer voucher, stood at the border.
    more += BigInt(offers - offered) * usual
  }
  throw new Error(`no sum gives exactly ${offers} offers`)
}

export async function allotMore(
  { database, story, town: { territory, programme } }: Scene,
  moreTiyn: bigint,
): Promise<void> {
  const { year } = story.clock.today()
  const budgets = await findBudgets(database, [territory])
  const before = budgets.find(one => one.year === year && one.programme === programme)
  const allottedTiyn = (before?.allotted_tiyn ?? 0n) + moreTiyn
  const budget = { territory, programme, year, allottedTiyn }
  await inTransaction(database, tx => changeBudget(tx, SYSTEM, story, budget))
}

/** In a new year the children who have a voucher come first, so that what is allotted after is for others. */
export async function allotForCarried(scene: Scene): Promise<void> {
  const { database, story, town } = scene
  const { territory, programme } = town
  const book = { territory, programme, year: story.clock.today().year }
  const { coveredTiyn } = await findCarryOver(database, book, PLENTY)
  if (coveredTiyn > 0n) await allotMore(scene, coveredTiyn)
}
