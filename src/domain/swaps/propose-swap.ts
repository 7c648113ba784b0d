/** Proposes one exchange: a promised place and a contract to sign for every child, one SMS for every family. */
import { assertDefined } from '../../base/assert.ts'
import { drawBusinessNumber } from '../../base/business-number.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { byteSource } from '../../platform/entropy.ts'
import { planJobs } from '../../platform/jobs/plan-job.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { endOf, lastDayOf } from '../choice/choice-terms.ts'
import { holdExchange } from '../choice/exchange-hold.ts'
import { DRAFT_CONTRACT, draftJob } from '../choice/hold.ts'
import type { Setting } from '../territories/setting.ts'
import { insertLeg, insertProposal } from './proposal-queries.ts'
import { recordSwap } from './record-swap.ts'
import type { AskerRow } from './search-queries.ts'
import type { SwapScope } from './swap.ts'
import type { SwapMove } from './swap-bundle.ts'
import { tellFamilies } from './tell-families.ts'

export type ProposalBasis = {
  readonly scope: SwapScope
  readonly searchId: bigint
  readonly replyDays: number
  readonly askers: readonly AskerRow[]
}

/** Part of the search, over locked applications; returns the number of the exchange. */
export async function proposeSwap(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { scope, searchId, replyDays, askers }: ProposalBasis,
  moves: readonly SwapMove[],
): Promise<string> {
  const at = setting.clock.now()
  const number = drawBusinessNumber(byteSource(setting.entropy))
  const until = endOf(setting.calendar, at, { calendarDays: replyDays })
  const proposalId = await insertProposal(tx, { number, searchId, scope, proposedAt: at, until })
  const rowOf = new Map(askers.map(row => [row.number, row]))
  const cycle = moves.map(({ id }) => assertDefined(rowOf.get(id), 'cycles are of askers'))
  const startsOn = setting.clock.today().add({ days: 1 })
  const holdIds: bigint[] = []
  for (const [position, child] of cycle.entries()) {
    const next = cycle[(position + 1) % cycle.length] as AskerRow
    const { applicationId, voucherId } = child
    const { groupId, restriction } = next
    const holdId = await holdExchange(tx, setting, {
      groupId,
      applicationId,
      voucherId,
      startsOn,
      restriction,
      until,
    })
    await insertLeg(tx, {
      proposalId,
      position: position + 1,
      applicationId,
      contractId: child.contractId,
      fromGroupId: child.groupId,
      toGroupId: groupId,
      holdId,
    })
    holdIds.push(holdId)
  }
  await planJobs(tx, DRAFT_CONTRACT, holdIds.map(draftJob))
  await appendToJournal(
    tx,
    setting,
    moves.map(({ id, from, to }) => ({
      kind: 'swap.proposed' as const,
      facts: {
        swap: number,
        application: id,
        ...scope,
        from,
        to,
        until: lastDayOf(until).toString(),
      },
    })),
  )
  await recordSwap(tx, actor, at, cycle, { kind: 'swap-proposed', swap: number })
  await tellFamilies(tx, at, number, 'swap-proposed', lastDayOf(until), cycle)
  return number
}
