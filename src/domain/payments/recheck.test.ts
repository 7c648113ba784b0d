/** The re-check: what follows from the sheets passes, whoever's act came first; each kind of difference is named. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { approvedAct } from './approved-act.fixture.ts'
import { composeActLines, type PayableLine } from './compose-act.ts'
import { type RecheckPart, recheckMonth, type StepRow } from './recheck.ts'
import { findRecomputeLines, recheckPayments } from './recheck-payments.ts'
import { composeRecomputeRows, parseRecomputeRow, recomputeTiyn } from './recompute.ts'

const month = Temporal.PlainDate.from('2026-09-01')
const norms = [{ from: month, monthlyTiyn: 6_800_000n }]
const all = () => true

const partOf = (lineId: bigint, days: string, more: Partial<RecheckPart> = {}): RecheckPart => ({
  lineId,
  childId: 1n,
  application: 'A',
  month,
  days,
  direction: null,
  confirmed: true,
  disputedDays: [],
  takenBackDays: [],
  workingDays: 22,
  norms,
  steps: [],
  ...more,
})

/** Acts as `compose-act.ts` draws them up, one after the other; in each only the named parts are confirmed. */
function withActs(
  parts: readonly RecheckPart[],
  acts: readonly (readonly bigint[])[],
): RecheckPart[] {
  const steps = new Map<bigint, StepRow[]>(parts.map(part => [part.lineId, []]))
  for (const [index, confirmed] of acts.entries()) {
    const lines: PayableLine[] = parts.map(part => {
      const before = steps.get(part.lineId) ?? []
      return {
        ...part,
        providerId: part.lineId,
        voucherId: 1n,
        confirmed: confirmed.includes(part.lineId),
        previousTiyn: before.reduce((sum, one) => sum + one.amountTiyn, 0n),
        steps: before.length,
      }
    })
    // The act of the part that is named last.
    for (const line of composeActLines(lines, confirmed.at(-1) ?? 0n)) {
      steps.get(line.lineId)?.push({ ...line, actId: BigInt(index + 1), act: `ACT-${index + 1}` })
    }
  }
  return parts.map(part => ({ ...part, steps: steps.get(part.lineId) ?? [] }))
}

const FIRST = 'pppp--ppp.....................'
const SECOND = '.........pp--ppppp--ppppp--ppp'

describe('a month', () => {
  test('of two kindergartens follows, whichever act came first', () => {
    const parts = [partOf(1n, FIRST), partOf(2n, SECOND)]
    for (const acts of [
      [[1n], [1n, 2n]],
      [[2n], [2n, 1n]],
      [[2n], [2n, 1n], [1n, 2n]],
      [
        [1n, 2n],
        [2n, 1n],
      ],
    ]) {
      expect(recheckMonth(withActs(parts, acts), all)).toEqual([])
    }
  })

  test('of any days, norms and order of acts follows', () => {
    const letters = fc.array(fc.constantFrom('p', 'i', 'l', 'a', '-', '.'), {
      minLength: 30,
      maxLength: 30,
    })
    const order = fc.constantFrom(
      [[1n], [1n, 2n]],
      [[2n], [2n, 1n]],
      [
        [1n, 2n],
        [2n, 1n],
      ],
    )
    fc.assert(
      fc.property(
        letters,
        fc.nat(29),
        fc.bigInt({ min: 1n, max: 9_999_999n }),
        order,
        (days, cut, tiyn, acts) => {
          const changed = [...norms, { from: month.add({ days: 15 }), monthlyTiyn: tiyn }]
          const before = days.map((letter, at) => (at < cut ? letter : '.')).join('')
          const after = days.map((letter, at) => (at < cut ? '.' : letter)).join('')
          const more = { norms: changed, workingDays: 30 }
          const parts = withActs([partOf(1n, before, more), partOf(2n, after, more)], acts)
          expect(recheckMonth(parts, all)).toEqual([])
        },
      ),
    )
  })

  test('that does not follow says why', () => {
    const [good] = withActs([partOf(1n, FIRST)], [[1n]])
    if (good === undefined) throw new Error('a part')
    const reasons = (change: Partial<RecheckPart>) =>
      recheckMonth([{ ...good, ...change }], all).map(one => one.reason)
    expect(reasons({})).toEqual([])
    expect(reasons({ confirmed: false })).toEqual(['not-confirmed'])
    expect(reasons({ days: `a${FIRST.slice(1)}` })).toEqual(['days-differ'])
    // The department took it back: a later act sets it off.
    expect(reasons({ days: `a${FIRST.slice(1)}`, takenBackDays: [1] })).toEqual([])
    expect(reasons({ days: `a${FIRST.slice(1)}`, takenBackDays: [2] })).toEqual(['days-differ'])
    expect(reasons({ disputedDays: [2] })).toEqual(['in-dispute'])
    expect(reasons({ norms: [{ from: month, monthlyTiyn: 1n }] })).toEqual(['norm-differs'])
    expect(reasons({ workingDays: 23 })).toEqual(['working-days-differ', 'amount-differs'])
    const [step] = good.steps
    if (step === undefined) throw new Error('a step')
    const raised = { ...step, amountTiyn: step.amountTiyn + 100n }
    expect(reasons({ steps: [raised] })).toEqual(['amount-differs'])
    // A day that was confirmed since is for a later act.
    expect(reasons({ days: `${FIRST.slice(0, 9)}p${FIRST.slice(10)}` })).toEqual([])
  })
})

const db = useDatabase()

test('an act over a real sheet follows, and its table comes to the same sums in anybody’s hands', async () => {
  const made = await approvedAct(db)
  await made.submitMonth()
  await made.answer(made.one)
  await made.answer(made.other, [made.claim(1)])
  made.town.goTo('2026-10-08')
  const { number } = await made.anApprovedAct()
  const { id, totalTiyn } = await made.actOf(number)
  expect(await recheckPayments(db.app, { actIds: [id] })).toEqual([])
  const rows = composeRecomputeRows(await findRecomputeLines(db.app, id))
  expect(rows).toHaveLength(2)
  const sums = rows.map(cells => {
    const parsed = parseRecomputeRow(cells)
    if ('bad' in parsed) throw new Error(parsed.bad)
    expect(recomputeTiyn(parsed)).toBe(parsed.amountTiyn)
    return parsed.amountTiyn ?? 0n
  })
  expect(sums.reduce((sum, one) => sum + one, 0n)).toBe(totalTiyn)
  expect(rows.some(row => row.child === made.one.application.number)).toBe(true)

  await sql`insert into norm (territory_code, programme, cohort, kind, valid_from, monthly_tiyn)
    values ('taraz', 'preschool', 3, 'general', '2026-09-16', 7000000)`.execute(db.owner)
  const reasons = (await recheckPayments(db.app, { actIds: [id] })).map(one => one.reason)
  expect(new Set(reasons)).toEqual(new Set(['norm-differs']))
  await sql`delete from norm where valid_from = '2026-09-16'`.execute(db.owner)
})
