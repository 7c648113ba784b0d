/**
 * The distribution itself: a pure function from the published input to the published result.
 * It reads no clock, no database and no random number; the server, the preview, `kezek replay` and
 * the verifier all run this one (rules.md section 3; order 53/372: vouchers in the order of queue).
 */
import { assert, assertDefined } from '../../base/assert.ts'
import { orderCandidates } from './candidate-order.ts'
import type {
  Candidate,
  Decision,
  IterationInput,
  IterationResult,
  SkipReason,
} from './iteration.ts'

type PoolState = { readonly startedWith: number; left: number }

type Run = {
  readonly input: IterationInput
  readonly pools: ReadonlyMap<string, PoolState>
  readonly costs: ReadonlyMap<string, { readonly tiyn: bigint; readonly text: string }>
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
    const candidate = applications[index] as Candidate
    if (candidate.batch === null) decideSingle(run, candidate)
    else {
      const members = batches.get(candidate.batch)
      if (members) decideBatch(run, members)
      batches.delete(candidate.batch)
    }
  }
  assert(run.decisions.length === applications.length, 'every application is decided once')
  return { decisions: run.decisions, totals: countTotals(run.decisions) }
}

function startRun(input: IterationInput): Run {
  const pools = new Map<string, PoolState>()
  for (const pool of input.pools) {
    const key = poolKey(pool.settlement, pool.cohort, pool.kind)
    assert(!pools.has(key), `pool ${key} occurs twice`)
    pools.set(key, { startedWith: pool.free, left: pool.free })
  }
  const costs = new Map(
    input.costs.map(cost => [
      `${cost.cohort}/${cost.kind}`,
      { tiyn: BigInt(cost.costTiyn), text: cost.costTiyn },
    ]),
  )
  const moneyLeft = BigInt(input.moneyTiyn)
  return { input, pools, costs, moneyLeft, moneyLeftText: moneyLeft.toString(), decisions: [] }
}

function poolKey(settlement: string | null, cohort: string, kind: string): string {
  return `${settlement ?? ''}/${cohort}/${kind}`
}

function poolOf(run: Run, candidate: Candidate): PoolState | undefined {
  const settlement = run.input.rulePack.poolRule === 'whole' ? null : candidate.settlement
  return run.pools.get(poolKey(settlement, candidate.cohort, candidate.kind))
}

function costOf(run: Run, candidate: Candidate): { readonly tiyn: bigint; readonly text: string } {
  const key = `${candidate.cohort}/${candidate.kind}`
  return assertDefined(run.costs.get(key), `no cost for ${key}`)
}

/** Members of each batch in the order of their turns; a batch is decided at its first member's turn. */
function gatherBatches(
  applications: readonly Candidate[],
  order: Int32Array,
): Map<number, Candidate[]> {
  const batches = new Map<number, Candidate[]>()
  for (const index of order) {
    const candidate = applications[index] as Candidate
    if (candidate.batch === null) continue
    const members = batches.get(candidate.batch)
    if (members) members.push(candidate)
    else batches.set(candidate.batch, [candidate])
  }
  return batches
}

function decideSingle(run: Run, candidate: Candidate): void {
  const pool = poolOf(run, candidate)
  const reason = reasonToSkip(run, candidate, pool)
  if (reason === null) take(run, candidate)
  record(run, candidate, reason)
}

function reasonToSkip(
  run: Run,
  candidate: Candidate,
  pool: PoolState | undefined,
): SkipReason | null {
  const emptyFromTheStart = pool === undefined || pool.startedWith === 0
  if (emptyFromTheStart && run.input.rulePack.poolRule === 'settlement') {
    return 'settlement-without-places'
  }
  if (pool === undefined || pool.left === 0) return 'no-places'
  return run.moneyLeft < costOf(run, candidate).tiyn ? 'no-money' : null
}

/** All or none: the whole batch needs its places, each in its own pool, and its money together. */
function decideBatch(run: Run, members: readonly Candidate[]): void {
  const fits = batchFits(run, members)
  for (const member of members) {
    if (fits) take(run, member)
    record(run, member, fits ? null : 'batch-does-not-fit')
  }
}

function batchFits(run: Run, members: readonly Candidate[]): boolean {
  const wanted = new Map<PoolState, number>()
  let money = 0n
  for (const member of members) {
    const pool = poolOf(run, member)
    if (pool === undefined) return false
    wanted.set(pool, (wanted.get(pool) ?? 0) + 1)
    money += costOf(run, member).tiyn
  }
  if (money > run.moneyLeft) return false
  for (const [pool, places] of wanted) if (pool.left < places) return false
  return true
}

function take(run: Run, candidate: Candidate): void {
  const pool = assertDefined(poolOf(run, candidate), 'an offer needs a pool')
  assert(pool.left > 0, 'an offer needs a free place')
  pool.left -= 1
  run.moneyLeft -= costOf(run, candidate).tiyn
  assert(run.moneyLeft >= 0n, 'an offer needs its money')
  run.moneyLeftText = run.moneyLeft.toString()
}

function record(run: Run, candidate: Candidate, reason: SkipReason | null): void {
  run.decisions.push({
    sequence: run.decisions.length + 1,
    id: candidate.id,
    outcome: reason === null ? 'offered' : 'skipped',
    reason,
    costTiyn: costOf(run, candidate).text,
    moneyLeftTiyn: run.moneyLeftText,
    poolLeft: poolOf(run, candidate)?.left ?? 0,
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
