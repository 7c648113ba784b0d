/** A department says how much it allots in a year; the difference is posted. */

import type { Actor } from '../../platform/access/actor.ts'
import { authorize, staffWithin, system } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { planJob } from '../../platform/jobs/plan-job.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import type { Book } from './ledger.ts'
import { lockBudget, selectBudgets, updateBudget } from './ledger-queries.ts'
import { post } from './post.ts'

export const changeBudgetPermission = {
  name: 'ledger.change-budget',
  rules: [staffWithin('officer', 'head'), system],
}

/** Told to the room of iterations, which may hold one by itself. */
export const AUTOMATIC_ITERATION = 'automatic-iteration'

/** Told to the room of vouchers: children who have one come first when a year's money grows. */
export const CARRY_OVER = 'carry-over'

/**
 * `allottedTiyn` is the new total of the year. Returns whether anything changed. Refuses
 * `ledger/not-enough-money` when more would be taken back than is still available.
 */
export async function changeBudget(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: Book & { readonly allottedTiyn: bigint },
): Promise<boolean> {
  const path = await getTerritoryPath(tx, input.territory)
  authorize(actor, changeBudgetPermission, { territoryPath: path.map(step => step.code) })
  const before = await lockBudget(tx, input)
  const difference = input.allottedTiyn - before
  if (difference === 0n) return false
  const at = setting.clock.now()
  await post(tx, input, {
    kind: difference > 0n ? 'allot' : 'reclaim',
    at,
    cause: `budget ${input.year}`,
    lines: [
      { account: 'source', amountTiyn: -difference },
      { account: 'available', amountTiyn: difference },
    ],
  })
  await updateBudget(tx, input, input.allottedTiyn, at)
  await appendToJournal(tx, setting, [
    {
      kind: 'budget.changed',
      facts: {
        programme: input.programme,
        territory: input.territory,
        year: input.year,
        beforeTiyn: before.toString(),
        afterTiyn: input.allottedTiyn.toString(),
      },
    },
  ])
  if (difference > 0n) {
    const { territory, programme, year } = input
    const carryKey = `${CARRY_OVER}:${programme}:${territory}:${year}`
    await planJob(tx, CARRY_OVER, { territory, programme, year }, { key: carryKey })
    await planJob(
      tx,
      AUTOMATIC_ITERATION,
      { territory, programme, cause: 'money-allotted' },
      { key: `${AUTOMATIC_ITERATION}:${programme}:${territory}` },
    )
  }
  return true
}

/** Budgets of these territories, or of all when null. */
export async function findBudgets(read: Read, territories: readonly string[] | null) {
  return selectBudgets(read, territories)
}
