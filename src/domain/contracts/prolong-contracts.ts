/** The rules were prolonged: all contracts that end with the old ones get the last day of those that follow. */
import { Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import { type Database, inTransaction, type Read, type Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import type { Programme } from '../territories/rollout.ts'
import { findRulesInForce, getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import type { ContractRefusal } from './contract.ts'
import { contractAccess } from './contract-access.ts'
import { dayText } from './contract-facts.ts'
import { lastDayOf } from './contract-terms.ts'
import { prolongBatch, selectEnding } from './prolong-queries.ts'

const BATCH = 500

export type ProlongContracts = {
  readonly territory: string
  readonly programme: Programme
  /** The last day that they have now: the end of the old rules. */
  readonly lastDay: Temporal.PlainDate
}

/** One transaction a batch; repeatable: what is prolonged already does not end on that day any more. */
export async function prolongContracts(
  database: Database,
  actor: Actor,
  setting: Setting,
  input: ProlongContracts,
): Promise<{ readonly prolonged: number; readonly lastDay: Temporal.PlainDate | null }> {
  let prolonged = 0
  for (;;) {
    const batch = await inTransaction(database, tx => prolongSome(tx, actor, setting, input, BATCH))
    prolonged += batch.prolonged
    if (batch.prolonged < BATCH) return { prolonged, lastDay: batch.lastDay }
  }
}

/** Refuses `contract/nothing-follows` where no rules hold on the day after, or they end no later. */
export async function prolongSome(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: ProlongContracts,
  limit: number,
): Promise<{ readonly prolonged: number; readonly lastDay: Temporal.PlainDate | null }> {
  const path = await getTerritoryPath(tx, input.territory)
  authorize(actor, contractAccess.prolong, { territoryPath: path.map(step => step.code) })
  const next = input.lastDay.add({ days: 1 })
  const rules = await findRulesInForce(tx, input.territory, input.programme, next)
  if (rules?.pack === undefined) throw new Refusal<ContractRefusal>('contract/nothing-follows')
  const lastDay = lastDayOf(rules.pack, next)
  const at = setting.clock.now()
  const contracts = await prolongBatch(tx, { ...input, newLastDay: lastDay, at }, limit)
  await appendToJournal(
    tx,
    setting,
    contracts.map(contract => ({
      kind: 'contract.prolonged' as const,
      facts: {
        contract: contract.number,
        application: contract.applicationNumber,
        programme: input.programme,
        territory: input.territory,
        from: input.lastDay.toString(),
        lastDay: dayText(lastDay),
      },
    })),
  )
  await planMessages(
    tx,
    at,
    contracts.map(contract => ({
      to: { personId: contract.guardianId },
      template: 'contract-prolonged',
      facts: { number: contract.applicationNumber },
      applicationId: contract.applicationId,
      eventKey: `contract-prolonged:${contract.id}:${input.lastDay}`,
    })),
  )
  return { prolonged: contracts.length, lastDay }
}

export type EndingContracts = {
  readonly lastDay: Temporal.PlainDate
  readonly count: number
  /** Whether rules follow on the next day, so that they can be prolonged now. */
  readonly followed: boolean
}

/** Contracts that end within `pack.warnBeforeEndDays`, by last day; those whose end somebody set are left out. */
export async function findEndingContracts(
  read: Read,
  setting: Setting,
  scope: { readonly territory: string; readonly programme: Programme },
): Promise<readonly EndingContracts[]> {
  const today = setting.clock.today()
  const { territory, programme } = scope
  const { pack } = await getRulesInForce(read, territory, programme, today)
  const days = pack.values['pack.warnBeforeEndDays'].value
  const rows = await selectEnding(read, { ...scope, from: today, to: today.add({ days }) })
  const ending: EndingContracts[] = []
  for (const row of rows) {
    const next = await findRulesInForce(read, territory, programme, row.lastDay.add({ days: 1 }))
    ending.push({ ...row, followed: next?.pack !== undefined })
  }
  return ending
}
