/** Puts the published input together from plain rows: sorted, without anything personal. Pure. */
import { compareBytes } from '../../base/byte-order.ts'
import { reservationTiyn } from '../ledger/ledger.ts'
import { isBoundedByMoney, type RulePack } from '../territories/rule-pack.ts'
import type { Candidate, Cost, GroupKind, IterationInput, Pool, PoolRule } from './iteration.ts'
import type { CandidateRow, PoolRow, QueueScope } from './iteration-queries.ts'

export type InputBasis = {
  readonly scope: QueueScope
  readonly iterationNumber: number
  readonly pack: RulePack
  readonly poolRule: PoolRule
  readonly candidates: readonly CandidateRow[]
  /** Not asked for where money alone bounds the iteration. */
  readonly pools: readonly PoolRow[]
  readonly moneyTiyn: bigint
  /** Monthly norms in tiyn, keyed `cohort/kind`. */
  readonly norms: ReadonlyMap<string, bigint>
}

type ComposedInput = {
  readonly input: IterationInput
  /** Cohort and kind of candidates for whom nobody set a norm: then nothing may be decided. */
  readonly withoutNorm: readonly string[]
}

export function composeInput(basis: InputBasis): ComposedInput {
  const { scope, pack } = basis
  const cohortOrder = pack.values['queue.cohortOrder'].value
  const served = new Set(cohortOrder)
  const cohortOf = (row: CandidateRow) => String(scope.heldOn.year - row.birth_year)
  const takesPart = (row: CandidateRow) => row.old_enough && served.has(cohortOf(row))
  const taking = basis.candidates.filter(takesPart)
  const batches = numberBatches(taking)
  const applications = taking.map(
    (row): Candidate => ({
      id: row.number,
      tier: row.tier,
      cohort: cohortOf(row),
      kind: row.kind,
      settlement: row.settlement,
      submittedAt: row.submitted_micros,
      batch: row.batch_key === null ? null : (batches.get(row.batch_key) ?? null),
    }),
  )
  const excluded = basis.candidates
    .filter(row => !takesPart(row))
    .map(row => ({ id: row.number, reason: 'too-young' }))
  const { costs, withoutNorm } = composeCosts(basis, applications)
  const input: IterationInput = {
    programme: scope.programme,
    territory: scope.territory,
    heldOn: scope.heldOn.toString(),
    iterationNumber: basis.iterationNumber,
    rulePack: {
      id: pack.id,
      version: pack.version,
      cohortOrder,
      ratio: pack.values['queue.ratio'].value,
      poolRule: basis.poolRule,
    },
    pools: isBoundedByMoney(pack)
      ? poolsAsQueue(applications, basis.poolRule)
      : composePools(basis.pools, served),
    moneyTiyn: basis.moneyTiyn.toString(),
    costs,
    applications: applications.sort(byId),
    excluded: excluded.sort(byId),
  }
  return { input, withoutNorm }
}

const byId = (a: { readonly id: string }, b: { readonly id: string }) => compareBytes(a.id, b.id)

/** Opaque numbers, in the order of each batch's first member; a child whose siblings do not take part is alone. */
function numberBatches(rows: readonly CandidateRow[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>()
  for (const { batch_key } of rows) {
    if (batch_key !== null) sizes.set(batch_key, (sizes.get(batch_key) ?? 0) + 1)
  }
  const numbers = new Map<string, number>()
  for (const { batch_key } of [...rows].sort((a, b) => compareBytes(a.number, b.number))) {
    if (batch_key === null || sizes.get(batch_key) === 1 || numbers.has(batch_key)) continue
    numbers.set(batch_key, numbers.size + 1)
  }
  return numbers
}

function composePools(rows: readonly PoolRow[], served: ReadonlySet<string>): Pool[] {
  return rows
    .map(row => ({
      settlement: row.settlement,
      cohort: String(row.cohort),
      kind: row.kind,
      free: row.free,
    }))
    .filter(pool => served.has(pool.cohort))
    .sort(byKey)
}

/** Room for everybody who stands in the queue: then only money may pass anybody over. */
function poolsAsQueue(applications: readonly Candidate[], poolRule: PoolRule): Pool[] {
  const pools = new Map<string, Pool>()
  for (const { cohort, kind, ...candidate } of applications) {
    const settlement = poolRule === 'whole' ? null : candidate.settlement
    const key = `${settlement ?? ''}/${cohort}/${kind}`
    pools.set(key, { settlement, cohort, kind, free: (pools.get(key)?.free ?? 0) + 1 })
  }
  return [...pools.values()].sort(byKey)
}

function byKey(a: Pool, b: Pool): number {
  return (
    compareBytes(a.settlement ?? '', b.settlement ?? '') ||
    compareBytes(a.cohort, b.cohort) ||
    compareBytes(a.kind, b.kind)
  )
}

/** A cost for every cohort and kind that somebody stands in or a norm exists for. */
function composeCosts(basis: InputBasis, applications: readonly Candidate[]) {
  const needed = new Set(applications.map(({ cohort, kind }) => `${cohort}/${kind}`))
  const withoutNorm = [...needed].filter(key => !basis.norms.has(key)).sort(compareBytes)
  const served = basis.pack.values['queue.cohortOrder'].value
  const costs = [...basis.norms]
    .map(([key, monthlyTiyn]): Cost => {
      const [cohort = '', kind = ''] = key.split('/')
      const costTiyn = reservationTiyn(monthlyTiyn, basis.scope.heldOn).toString()
      return { cohort, kind: kind as GroupKind, costTiyn }
    })
    .filter(cost => served.includes(cost.cohort))
    .sort((a, b) => compareBytes(a.cohort, b.cohort) || compareBytes(a.kind, b.kind))
  return { costs, withoutNorm }
}
