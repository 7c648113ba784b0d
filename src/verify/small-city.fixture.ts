/** A hand-built city whose log a test may falsify at any place: leaves, bundles, offers. */
import canonicalize from 'canonicalize'
import { type SealedIteration, sealIteration } from '../domain/iterations/bundle.ts'
import type { IterationInput } from '../domain/iterations/iteration.ts'
import { aLeaf, writeInto, writeLog } from './small-log.fixture.ts'

type Facts = Record<string, string | number>
const PLACE = { programme: 'preschool', territory: 'taraz' }
const COST = '1000'

/** Everything a test may change before the log is written. */
export class SmallCity {
  readonly leaves: { kind: string; facts: Facts }[] = []
  readonly bundles = new Map<string, string>()
  iterations = 0

  add(kind: string, facts: Facts): this {
    this.leaves.push({ kind, facts })
    return this
  }

  budget(beforeTiyn: string, afterTiyn: string): this {
    return this.add('budget.changed', { ...PLACE, year: 2026, beforeTiyn, afterTiyn })
  }

  submit(application: string, submittedAt: number, category = 'general/3'): this {
    const facts = { ...PLACE, application, settlement: 'aisha', category, kind: 'general' }
    return this.add('application.submitted', { ...facts, submittedAt: String(submittedAt) })
  }

  step(name: string, application: string, facts: Facts = {}): this {
    return this.add(`application.${name}`, { ...PLACE, application, event: name, ...facts })
  }

  /** Holds an iteration on `input`; `change` may falsify any of its leaves. */
  hold(
    input: IterationInput,
    logSize = this.leaves.length,
    change: (facts: Facts) => Facts | undefined = facts => facts,
    sealed: SealedIteration = sealIteration(input),
  ): this {
    this.iterations += 1
    const { inputHash, resultHash, result } = sealed
    const rulePack = `${input.rulePack.id} ${input.rulePack.version}`
    const hashes = { inputHash, resultHash, offered: result.totals.offered, logSize }
    const held = {
      ...PLACE,
      number: input.iterationNumber,
      heldOn: input.heldOn,
      rulePack,
      ...hashes,
    }
    this.bundles.set(inputHash, sealed.text)
    this.add('iteration.held', change(held) ?? held)
    for (const { id, outcome, sequence, costTiyn } of result.decisions) {
      if (outcome !== 'offered') continue
      const offer = { voucher: `V-${id}`, iteration: input.iterationNumber, sequence, costTiyn }
      const facts = change({ ...PLACE, application: id, ...offer })
      if (facts !== undefined) this.add('application.offered', facts)
    }
    return this
  }

  write(folder: string): string {
    writeLog(
      folder,
      this.leaves.map(({ kind, facts }) => aLeaf(kind, facts)),
    )
    for (const [hash, text] of this.bundles) writeInto(folder, `bundle/${hash}`, text)
    return folder
  }
}

type Candidate = Partial<IterationInput['applications'][number]> & {
  id: string
  submittedAt: string
}

/** The input of an iteration with `free` places of the cohort 3 and that money. */
export function anInput(
  candidates: readonly Candidate[],
  money: number,
  { iterationNumber = 1, free = 10, excluded = [] as string[], heldOn = '2026-07-01' } = {},
): IterationInput {
  const own = {
    tier: 'general',
    cohort: '3',
    kind: 'general',
    settlement: 'aisha',
    batch: null,
  } as const
  const text = canonicalize({
    programme: 'preschool',
    territory: 'taraz',
    heldOn,
    iterationNumber,
    rulePack: {
      id: 'p',
      version: '1',
      cohortOrder: ['4', '3', '2'],
      ratio: { priority: 1, general: 3 },
      poolRule: 'whole',
    },
    pools: [{ settlement: null, cohort: '3', kind: 'general', free }],
    moneyTiyn: String(money),
    costs: ['2', '3', '4'].map(cohort => ({ cohort, kind: 'general', costTiyn: COST })),
    applications: candidates.map(candidate => ({ ...own, ...candidate })),
    excluded: excluded.map(id => ({ id, reason: 'too-young' })),
  })
  return JSON.parse(text ?? '') as IterationInput
}
