/** What must hold of every iteration (iteration.md), over generated cities and by a second reading. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../base/canonical-json.ts'
import { arbitraryIteration } from './arbitrary-iteration.ts'
import { orderCandidates } from './candidate-order.ts'
import { decideIteration } from './decide-iteration.ts'
import type { Candidate, IterationInput, Pool } from './iteration.ts'

const RUNS = { numRuns: 400 }

function poolOf(input: IterationInput, candidate: Candidate): Pool | undefined {
  const settlement = input.rulePack.poolRule === 'whole' ? null : candidate.settlement
  return input.pools.find(
    pool =>
      pool.settlement === settlement &&
      pool.cohort === candidate.cohort &&
      pool.kind === candidate.kind,
  )
}

function costOf(input: IterationInput, candidate: Candidate): bigint {
  const cost = input.costs.find(c => c.cohort === candidate.cohort && c.kind === candidate.kind)
  return BigInt(cost?.costTiyn ?? '0')
}

/** The text of iteration.md once more, in the most literal way: no cleverness, no speed. */
function decideLiterally(input: IterationInput): string[] {
  const free = new Map(input.pools.map(pool => [pool, pool.free]))
  let money = BigInt(input.moneyTiyn)
  const turn: Candidate[] = []
  for (const cohort of input.rulePack.cohortOrder) {
    const tier = (name: string) =>
      input.applications
        .filter(c => c.cohort === cohort && c.tier === name)
        .sort(
          (a, b) => Number(BigInt(a.submittedAt) - BigInt(b.submittedAt)) || (a.id < b.id ? -1 : 1),
        )
    turn.push(...tier('out-of-turn'))
    const priority = tier('priority')
    const general = tier('general')
    while (priority.length > 0 || general.length > 0) {
      turn.push(
        ...priority.splice(0, general.length > 0 ? input.rulePack.ratio.priority : Infinity),
      )
      turn.push(...general.splice(0, priority.length > 0 ? input.rulePack.ratio.general : Infinity))
    }
  }
  const decided = new Set<string>()
  const lines: string[] = []
  for (const first of turn) {
    if (decided.has(first.id)) continue
    const group = first.batch === null ? [first] : turn.filter(c => c.batch === first.batch)
    const before = { free: new Map(free), money }
    let reason: string | null = null
    for (const member of group) {
      const pool = poolOf(input, member)
      const start = pool?.free ?? 0
      if (start === 0 && input.rulePack.poolRule === 'settlement')
        reason ??= 'settlement-without-places'
      else if (pool === undefined || (free.get(pool) ?? 0) === 0) reason ??= 'no-places'
      else if (money < costOf(input, member)) reason ??= 'no-money'
      else {
        free.set(pool, (free.get(pool) ?? 0) - 1)
        money -= costOf(input, member)
      }
    }
    if (reason !== null) {
      for (const [pool, left] of before.free) free.set(pool, left)
      money = before.money
      if (first.batch !== null) reason = 'batch-does-not-fit'
    }
    for (const member of group) {
      decided.add(member.id)
      lines.push(`${member.id} ${reason ?? 'offered'}`)
    }
  }
  return lines
}

describe('an iteration', () => {
  test('decides as a literal reading of the rules does', () => {
    fc.assert(
      fc.property(arbitraryIteration, input => {
        const lines = decideIteration(input).decisions.map(d => `${d.id} ${d.reason ?? 'offered'}`)
        expect(lines).toEqual(decideLiterally(input))
      }),
      RUNS,
    )
  })

  test('never offers more than a pool or the money holds, and says truly what is left', () => {
    fc.assert(
      fc.property(arbitraryIteration, input => {
        const left = new Map(input.pools.map(pool => [pool, pool.free]))
        let money = BigInt(input.moneyTiyn)
        const byId = new Map(input.applications.map(candidate => [candidate.id, candidate]))
        const result = decideIteration(input)
        // Members of a batch take together, so "left" is compared where no batch is involved.
        for (const decision of result.decisions) {
          const candidate = byId.get(decision.id) as Candidate
          const pool = poolOf(input, candidate)
          if (decision.outcome === 'offered') {
            expect(pool).toBeDefined()
            left.set(pool as Pool, (left.get(pool as Pool) ?? 0) - 1)
            money -= BigInt(decision.costTiyn)
          }
          expect(decision.moneyLeftTiyn).toBe(money.toString())
          expect(decision.poolLeft).toBe(pool === undefined ? 0 : left.get(pool))
          expect(money >= 0n).toBe(true)
          expect(decision.poolLeft).toBeGreaterThanOrEqual(0)
        }
      }),
      RUNS,
    )
  })

  test('offers to no single child later in a tier, cohort and pool while an earlier one was skipped for places or money', () => {
    fc.assert(
      fc.property(arbitraryIteration, input => {
        const byId = new Map(input.applications.map(candidate => [candidate.id, candidate]))
        const skipped = new Map<string, string>()
        for (const decision of decideIteration(input).decisions) {
          const candidate = byId.get(decision.id) as Candidate
          if (candidate.batch !== null) continue
          const pool = poolOf(input, candidate)
          const key = `${candidate.tier} ${candidate.cohort} ${candidate.kind} ${pool?.settlement ?? ''}`
          if (decision.outcome === 'offered') expect(skipped.get(key)).toBeUndefined()
          else if (decision.reason !== 'settlement-without-places') skipped.set(key, decision.id)
        }
      }),
      RUNS,
    )
  })

  test('keeps the ratio in every prefix of a cohort while both lists last', () => {
    fc.assert(
      fc.property(arbitraryIteration, input => {
        const { ratio, cohortOrder } = input.rulePack
        const order = [...orderCandidates(input.applications, input.rulePack)].map(
          index => input.applications[index] as Candidate,
        )
        for (const cohort of cohortOrder) {
          const rest = order.filter(c => c.cohort === cohort && c.tier !== 'out-of-turn')
          const total = { priority: 0, general: 0 }
          for (const c of rest) total[c.tier as 'priority' | 'general'] += 1
          const seen = { priority: 0, general: 0 }
          for (const c of rest) {
            if (seen.priority === total.priority || seen.general === total.general) break
            seen[c.tier as 'priority' | 'general'] += 1
            const cycles = Math.ceil(seen.priority / ratio.priority)
            expect(seen.general).toBeLessThanOrEqual(cycles * ratio.general)
            expect(seen.general).toBeGreaterThanOrEqual((cycles - 1) * ratio.general)
          }
        }
      }),
      RUNS,
    )
  })

  test('does not depend on the order of the arrays it is given', () => {
    fc.assert(
      fc.property(arbitraryIteration, fc.infiniteStream(fc.nat()), (input, noise) => {
        const shuffled = <T>(items: readonly T[]) =>
          items
            .map(item => ({ item, key: noise.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item)
        const other = {
          ...input,
          applications: shuffled(input.applications),
          pools: shuffled(input.pools),
          costs: shuffled(input.costs),
        }
        expect(canonicalJson(decideIteration(other))).toBe(canonicalJson(decideIteration(input)))
      }),
      RUNS,
    )
  })

  test('treats a batch as one: all offered or all skipped, one after another', () => {
    fc.assert(
      fc.property(arbitraryIteration, input => {
        const batchOf = new Map(input.applications.map(c => [c.id, c.batch]))
        const seen = new Map<number, { outcome: string; last: number }>()
        for (const decision of decideIteration(input).decisions) {
          const batch = batchOf.get(decision.id)
          if (batch === null || batch === undefined) continue
          const before = seen.get(batch)
          if (before) {
            expect(decision.outcome).toBe(before.outcome)
            expect(decision.sequence).toBe(before.last + 1)
          }
          seen.set(batch, { outcome: decision.outcome, last: decision.sequence })
        }
      }),
      RUNS,
    )
  })

  test('gives every application exactly one decision, numbered without gaps', () => {
    fc.assert(
      fc.property(arbitraryIteration, input => {
        const { decisions, totals } = decideIteration(input)
        expect(decisions.map(d => d.id).sort()).toEqual(input.applications.map(c => c.id).sort())
        expect(decisions.map(d => d.sequence)).toEqual(decisions.map((_, index) => index + 1))
        const skipped = Object.values(totals.skipped).reduce((sum, n) => sum + n, 0)
        expect(totals.offered + skipped).toBe(decisions.length)
      }),
      RUNS,
    )
  })

  test('offers to the first single child whose pool and money suffice', () => {
    fc.assert(
      fc.property(arbitraryIteration, input => {
        const single = {
          ...input,
          applications: input.applications.map(c => ({ ...c, batch: null })),
        }
        const order = [...orderCandidates(single.applications, single.rulePack)]
        const first = order
          .map(index => single.applications[index] as Candidate)
          .find(
            c =>
              (poolOf(single, c)?.free ?? 0) > 0 && costOf(single, c) <= BigInt(single.moneyTiyn),
          )
        const offered = decideIteration(single).decisions.find(d => d.outcome === 'offered')
        expect(offered?.id).toBe(first?.id)
      }),
      RUNS,
    )
  })

  test('sorts times as integers even beyond what a double holds', () => {
    const candidate = (id: string, submittedAt: string): Candidate => ({
      id,
      submittedAt,
      tier: 'general',
      cohort: '5',
      kind: 'general',
      settlement: 's',
      batch: null,
    })
    const order = orderCandidates(
      [
        candidate('b', '9007199254740993'),
        candidate('a', '9007199254740994'),
        candidate('c', '9007199254740992'),
      ],
      { cohortOrder: ['5'], ratio: { priority: 1, general: 3 } },
    )
    expect([...order]).toEqual([2, 0, 1])
  })
})
