/**
 * The distribution itself: a pure function from the published input to the published result.
 * It reads no clock, no database and no random number; the server, the preview, `kezek replay` and
 * the verifier all run this one (rules.md section 3; order 53/372: vouchers in the order of queue).
 */
import { assert } from '../../base/assert.ts'
import { orderCandidates } from './candidate-order.ts'
import type {
  Candidate,
  Decision,
  IterationInput,
  IterationResult,
  SkipReason,
} from './iteration.ts'

type PoolState = { readonly startedWith: number; left: number }

/** What all candidates of one cohort, kind and pool share. */
type Slot = {
  /** Undefined: there is no such pool. */
  readonly pool: PoolState | undefined
  readonly costTiyn: bigint
  readonly costText: string
}

/** Cohort -> index of its slot. */
type CohortSlots = Map<string, number>

type Run = {
  readonly bySettlement: boolean
  /** By the index of the application: gathered once in the order of memory, read in the order of turns. */
  readonly ids: readonly string[]
  readonly slotOf: Uint32Array
  readonly slots: readonly Slot[]
  moneyLeft: bigint
  /** The money as text, remade only when it changes: a million skips share one string. */
  moneyLeftText: string
  readonly decisions: Decision[]
}

/**
 * Every application gets exactly one decision, in the order of turns; a skip never stops the
 * sequence. Faults: a cohort outside `cohortOrder`, a missing cost (the builder prevents both).
 */
export function decideIteration(input: IterationInput): IterationResult {
  const { applications } = input
  const order = orderCandidates(applications, input.rulePack)
  const batches = gatherBatches(applications, order)
  const run = startRun(input)
  for (const index of order) {
    // Where nobody stands in a batch, the candidate itself need not be looked at here.
    const batch = batches.size === 0 ? null : (applications[index] as Candidate).batch
    if (batch === null) decideSingle(run, index)
    else {
      const members = batches.get(batch)
      if (members) decideBatch(run, members)
      batches.set(batch, undefined)
    }
  }
  assert(run.decisions.length === applications.length, 'every application is decided once')
  return { decisions: run.decisions, totals: countTotals(run.decisions) }
}

function startRun(input: IterationInput): Run {
  const bySettlement = input.rulePack.poolRule === 'settlement'
  const moneyLeft = BigInt(input.moneyTiyn)
  return {
    bySettlement,
    ids: input.applications.map(candidate => candidate.id),
    ...findSlots(input, bySettlement),
    moneyLeft,
    moneyLeftText: moneyLeft.toString(),
    decisions: [],
  }
}

function findSlots(input: IterationInput, bySettlement: boolean): Pick<Run, 'slotOf' | 'slots'> {
  const pools = new Map<string, PoolState>()
  for (const { settlement, cohort, kind, free } of input.pools) {
    const key = `${kind}/${cohort}/${settlement ?? ''}`
    assert(!pools.has(key), 'a pool occurs twice')
    pools.set(key, { startedWith: free, left: free })
  }
  const costs = new Map(input.costs.map(cost => [`${cost.kind}/${cost.cohort}`, cost.costTiyn]))
  const slots: Slot[] = []
  const make = ({ kind, cohort, settlement }: Candidate): number => {
    const costText = costs.get(`${kind}/${cohort}`)
    assert(costText !== undefined, 'a cohort and kind without cost')
    const pool = pools.get(`${kind}/${cohort}/${bySettlement ? settlement : ''}`)
    return slots.push({ pool, costTiyn: BigInt(costText), costText }) - 1
  }
  // Maps of short keys, one in another: no text is put together a million times.
  const known = { general: new Map<string, CohortSlots>(), special: new Map<string, CohortSlots>() }
  const slotOf = new Uint32Array(input.applications.length)
  for (let index = 0; index < slotOf.length; index += 1) {
    const candidate = input.applications[index] as Candidate
    const settlement = bySettlement ? candidate.settlement : ''
    const ofSettlement = known[candidate.kind].get(settlement) ?? new Map<string, number>()
    const slot = ofSettlement.get(candidate.cohort) ?? make(candidate)
    slotOf[index] = slot
    if (ofSettlement.has(candidate.cohort)) continue
    ofSettlement.set(candidate.cohort, slot)
    known[candidate.kind].set(settlement, ofSettlement)
  }
  return { slotOf, slots }
}

/** Members of each batch in the order of their turns; a batch is decided at its first member's turn. */
function gatherBatches(
  applications: readonly Candidate[],
  order: Int32Array,
): Map<number, readonly number[] | undefined> {
  const batches = new Map<number, number[] | undefined>()
  for (const { batch } of applications) if (batch !== null) batches.set(batch, [])
  if (batches.size === 0) return batches
  for (const index of order) {
    const { batch } = applications[index] as Candidate
    if (batch !== null) batches.get(batch)?.push(index)
  }
  return batches
}

function decideSingle(run: Run, index: number): void {
  const slot = slotAt(run, index)
  const reason = reasonToSkip(run, slot)
  if (reason === null) take(run, slot)
  record(run, index, slot, reason)
}

function slotAt(run: Run, index: number): Slot {
  return run.slots[run.slotOf[index] as number] as Slot
}

function reasonToSkip(run: Run, { pool, costTiyn }: Slot): SkipReason | null {
  const emptyFromTheStart = pool === undefined || pool.startedWith === 0
  if (emptyFromTheStart && run.bySettlement) return 'settlement-without-places'
  if (pool === undefined || pool.left === 0) return 'no-places'
  return run.moneyLeft < costTiyn ? 'no-money' : null
}

/** All or none: the whole batch needs its places, each in its own pool, and its money together. */
function decideBatch(run: Run, members: readonly number[]): void {
  const slots = members.map(index => slotAt(run, index))
  const fits = batchFits(run, slots)
  for (const [place, slot] of slots.entries()) {
    if (fits) take(run, slot)
    record(run, members[place] as number, slot, fits ? null : 'batch-does-not-fit')
  }
}

function batchFits(run: Run, slots: readonly Slot[]): boolean {
  const wanted = new Map<PoolState, number>()
  let money = 0n
  for (const { pool, costTiyn } of slots) {
    if (pool === undefined) return false
    wanted.set(pool, (wanted.get(pool) ?? 0) + 1)
    money += costTiyn
  }
  if (money > run.moneyLeft) return false
  for (const [pool, places] of wanted) if (pool.left < places) return false
  return true
}

function take(run: Run, { pool, costTiyn }: Slot): void {
  assert(pool !== undefined && pool.left > 0, 'an offer needs a free place')
  pool.left -= 1
  run.moneyLeft -= costTiyn
  assert(run.moneyLeft >= 0n, 'an offer needs its money')
  run.moneyLeftText = run.moneyLeft.toString()
}

function record(run: Run, index: number, slot: Slot, reason: SkipReason | null): void {
  run.decisions.push({
    sequence: run.decisions.length + 1,
    id: run.ids[index] as string,
    outcome: reason === null ? 'offered' : 'skipped',
    reason,
    costTiyn: slot.costText,
    moneyLeftTiyn: run.moneyLeftText,
    poolLeft: slot.pool?.left ?? 0,
  })
}

function countTotals(decisions: readonly Decision[]): IterationResult['totals'] {
  const skipped: Partial<Record<SkipReason, number>> = {}
  let offered = 0
  for (const { reason } of decisions) {
    if (reason === null) offered += 1
    else skipped[reason] = (skipped[reason] ?? 0) + 1
  }
  return { offered, skipped }
}
