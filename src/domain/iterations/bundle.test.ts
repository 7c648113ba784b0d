/** A published bundle can be recomputed by anyone, and any touch of it is named. */

import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../base/canonical-json.ts'
import { sha256Hex } from '../../base/digest.ts'
import { arbitraryIteration } from './arbitrary-iteration.ts'
import { replayBundle, sealIteration } from './bundle.ts'
import type { IterationBundle, IterationInput } from './iteration.ts'

const sorted = arbitraryIteration

describe('a bundle', () => {
  test('is canonical JSON as another implementation of RFC 8785 writes it', () => {
    fc.assert(
      fc.property(sorted, input => {
        const sealed = sealIteration(input)
        const bundle = JSON.parse(sealed.text) as IterationBundle
        expect(canonicalize(bundle)).toBe(sealed.text)
        expect(canonicalJson(bundle)).toBe(sealed.text)
        expect(sha256Hex(canonicalize(bundle.input) ?? '')).toBe(bundle.inputHash)
        expect(sha256Hex(canonicalize(bundle.result) ?? '')).toBe(bundle.resultHash)
      }),
    )
  })

  test('replays to the same hashes', () => {
    fc.assert(
      fc.property(sorted, input => {
        const report = replayBundle(sealIteration(input).text)
        expect(report).toMatchObject({ ok: true, value: { same: true, differences: [] } })
      }),
    )
  })

  const one: IterationInput = {
    programme: 'preschool',
    territory: 'taraz',
    heldOn: '2026-07-01',
    iterationNumber: 1,
    rulePack: {
      id: 'p',
      version: '1',
      cohortOrder: ['3'],
      ratio: { priority: 1, general: 3 },
      poolRule: 'whole',
    },
    pools: [{ settlement: null, cohort: '3', kind: 'general', free: 1 }],
    moneyTiyn: '100',
    costs: [{ cohort: '3', kind: 'general', costTiyn: '60' }],
    applications: [
      {
        id: 'A',
        tier: 'general',
        cohort: '3',
        kind: 'general',
        settlement: 's',
        submittedAt: '1',
        batch: null,
      },
      {
        id: 'B',
        tier: 'general',
        cohort: '3',
        kind: 'general',
        settlement: 's',
        submittedAt: '2',
        batch: null,
      },
    ],
    excluded: [],
  }
  const sealed = () => JSON.parse(sealIteration(one).text)

  test('with one place more in its input is found out', () => {
    const bundle = sealed()
    bundle.input.pools[0].free = 2
    const report = replayBundle(JSON.stringify(bundle))
    expect(report).toMatchObject({ ok: true, value: { same: false } })
    expect(report.ok && report.value.differences[0]).toContain('inputHash')
  })

  test('with another child served is found out even when its hash was remade', () => {
    const bundle = sealed()
    bundle.result.decisions[0].id = 'B'
    bundle.result.decisions[1].id = 'A'
    bundle.resultHash = sha256Hex(canonicalJson(bundle.result))
    const report = replayBundle(JSON.stringify(bundle))
    expect(report.ok && report.value.same).toBe(false)
    expect(report.ok && report.value.differences.join()).toContain('decision 1')
  })

  test('that is no bundle is refused in words', () => {
    for (const text of ['', '[]', 'null', '{}', '{"format":"kezek.iteration/1"}']) {
      expect(replayBundle(text).ok).toBe(false)
    }
    const strange = sealed()
    strange.input.applications[0].name = 'somebody'
    expect(replayBundle(JSON.stringify(strange))).toMatchObject({ ok: false })
    const cohort = sealed()
    cohort.input.applications[0].cohort = '9'
    expect(replayBundle(JSON.stringify(cohort))).toMatchObject({ ok: false })
    const dear = sealed()
    dear.input.costs = []
    expect(replayBundle(JSON.stringify(dear))).toMatchObject({ ok: false })
  })
})
