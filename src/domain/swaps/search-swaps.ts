/** The night's search: who could exchange places so that each gets what she wants more, published and proposed. */
import { ALMATY } from '../../base/time-zone.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import { type Database, inTransaction, type Read, type Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { lockByIds } from '../applications/find-application.ts'
import { lockHead } from '../territories/queue-head.ts'
import { findRulesInForce, getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { proposeSwap } from './propose-swap.ts'
import {
  type AskerRow,
  insertSearch,
  selectAskers,
  selectAskingQueues,
  selectWishers,
} from './search-queries.ts'
import type { SwapScope } from './swap.ts'
import { swapAccess } from './swap-access.ts'
import { type SwapInput, sealSwaps } from './swap-bundle.ts'
import { swapTerms } from './swap-terms.ts'

export type SearchReport = { readonly searchId: bigint; readonly proposals: readonly string[] }

/** Repeatable: returns how many queues were searched. A queue whose search is refused does not stop the others. */
export async function searchDueSwaps(
  database: Database,
  actor: Actor,
  setting: Setting,
  reportFault: (fault: unknown) => void = () => undefined,
): Promise<number> {
  let searched = 0
  for (const { lastOn, ...scope } of await selectAskingQueues(database)) {
    try {
      if (!(await isDue(database, setting, scope, lastOn))) continue
      const report = await inTransaction(database, tx => searchSwaps(tx, actor, setting, scope))
      if (report !== undefined) searched += 1
    } catch (fault) {
      reportFault(fault)
    }
  }
  return searched
}

/** The hour of the night has come, and today's search was not made. */
async function isDue(
  read: Read,
  setting: Setting,
  { territory, programme }: SwapScope,
  lastOn: Temporal.PlainDate | null,
): Promise<boolean> {
  const today = setting.clock.today()
  if (lastOn !== null && Temporal.PlainDate.compare(lastOn, today) >= 0) return false
  const rules = await findRulesInForce(read, territory, programme, today)
  const terms = rules?.pack && swapTerms(rules.pack)
  if (terms === undefined) return false
  const hour = today.toZonedDateTime({ timeZone: ALMATY, plainTime: terms.searchAt }).toInstant()
  return Temporal.Instant.compare(setting.clock.now(), hour) >= 0
}

/** A contract or a kindergarten that ends sooner is not exchanged; in terms to sign, the families' and the kindergartens'. */
const TERMS_TO_LAST = 4

/**
 * Serial by the head of the queue; nobody who asks can change anything meanwhile, so the published input is what
 * was true when it was decided. A night on which nobody who asks may move is kept like any other: it is public that
 * was looked, and nobody looks again before the next. Undefined when today's search was made.
 */
export async function searchSwaps(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  scope: SwapScope,
): Promise<SearchReport | undefined> {
  const path = await getTerritoryPath(tx, scope.territory)
  authorize(actor, swapAccess.search, { territoryPath: path.map(step => step.code) })
  const today = setting.clock.today()
  const { pack } = await getRulesInForce(tx, scope.territory, scope.programme, today)
  const terms = swapTerms(pack)
  if (terms === undefined) return undefined
  await lockHead(tx, scope.territory, scope.programme, today.year)
  await lockByIds(tx, await selectWishers(tx, scope))
  const far = today.add({ days: TERMS_TO_LAST * terms.replyDays })
  const askers = await selectAskers(tx, scope, { today, far })
  const input = composeInput(scope, today, pack, askers)
  const sealed = sealSwaps(input)
  const { inputHash, resultHash, result } = sealed
  const { cycles, children } = result.totals
  const searchId = await insertSearch(tx, {
    scope,
    searchedOn: today,
    searchedAt: setting.clock.now(),
    searchedBy: actorText(actor),
    rulePack: pack,
    inputHash,
    resultHash,
    askers: askers.length,
    cycles,
    bundle: sealed.text,
  })
  if (searchId === undefined) return undefined
  await appendToJournal(tx, setting, [
    {
      kind: 'swap.searched',
      facts: {
        ...scope,
        searchedOn: today.toString(),
        rulePack: `${pack.id} ${pack.version}`,
        inputHash,
        resultHash,
        askers: askers.length,
        cycles,
        children,
      },
      about: `swaps:${scope.territory}/${scope.programme}/${today}`,
    },
  ])
  const proposals: string[] = []
  for (const { moves } of result.decisions) {
    const basis = { scope, searchId, replyDays: terms.replyDays, askers }
    proposals.push(await proposeSwap(tx, actor, setting, basis, moves))
  }
  return { searchId, proposals }
}

function composeInput(
  scope: SwapScope,
  today: Temporal.PlainDate,
  pack: { readonly id: string; readonly version: string },
  askers: readonly AskerRow[],
): SwapInput {
  return {
    ...scope,
    searchedOn: today.toString(),
    rulePack: { id: pack.id, version: pack.version },
    askers: askers.map(({ number, group, wants, since }) => ({ id: number, group, wants, since })),
  }
}
