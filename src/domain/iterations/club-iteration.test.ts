/** An iteration of clubs: money alone decides who is offered a voucher, whatever places there are. */
import { beforeAll, expect, test } from 'vitest'
import { aBudget, aClub, aGuardianIin, SYSTEM, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { assertDefined } from '../../base/assert.ts'
import type { Application } from '../applications/application.ts'
import { findBalances } from '../ledger/post.ts'
import { checkInvariants } from '../opendata/check-invariants.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import { replayBundle } from './bundle.ts'
import { explainDecision } from './explain-decision.ts'
import { findBundle } from './find-iterations.ts'
import { holdIteration, type IterationReport } from './hold-iteration.ts'
import type { IterationBundle } from './iteration.ts'
import { previewIteration } from './preview-iteration.ts'

const db = useDatabase()
const setting = aSetting('2026-09-01T09:00')
const book = { programme: 'club', territory: 'aktobe', year: 2026 } as const
// September: four months of the year are left.
const COST = 4n * 21_000n * 100n
const children: Application[] = []
let report: IterationReport

/** Five children of ten and one of seventeen; money for three; one place, and it is for others. */
beforeAll(async () => {
  await aClub(db.app, setting, { ages: [5, 6], places: 1 })
  await aBudget(db.app, setting, { programme: 'club', tenge: 3 * 4 * 21_000 + 100 })
  for (let index = 0; index < 5; index += 1) await apply()
  await apply({ childBorn: '2009-05-01' })
})

async function apply(options: Parameters<typeof submit>[2] = {}) {
  setting.clock.advance({ minutes: 1 })
  children.push(await submit(db.app, setting, { programme: 'club', ...options }))
}

const numberOf = (index: number) => assertDefined(children[index], 'a child').number

async function bundleText() {
  const row = await findBundle(db.app, BigInt(report.iteration))
  return assertDefined(row, 'a bundle').bundle
}

const bundle = async () => JSON.parse(await bundleText()) as IterationBundle

test('more places would change nothing, more money would', async () => {
  const scope = { ...book, heldOn: Temporal.PlainDate.from('2026-09-01') }
  const asIs = await previewIteration(db.app, SYSTEM, scope)
  expect(asIs.sealed.result.totals).toEqual({ offered: 3, skipped: { 'no-money': 3 } })
  const places = { cohort: null, count: 100 }
  const roomier = await previewIteration(db.app, SYSTEM, scope, { morePlaces: places })
  expect(roomier.sealed.result.totals).toEqual(asIs.sealed.result.totals)
  const richer = await previewIteration(db.app, SYSTEM, scope, { moreMoneyTiyn: COST })
  expect(richer.sealed.result.totals).toEqual({ offered: 4, skipped: { 'no-money': 2 } })
})

test('offers universal vouchers while money lasts, the oldest first, and reserves it', async () => {
  report = await holdIteration(db.app, SYSTEM, setting, book)
  expect(report).toMatchObject({ number: 1, offered: 3, skipped: { 'no-money': 3 } })
  const offered = await Promise.all(
    children.map(async one => (await findVoucherOfApplication(db.app, one.id))?.form),
  )
  const form = 'universal'
  expect(offered).toEqual([form, form, undefined, undefined, undefined, form])
  expect(await findBalances(db.app, book)).toMatchObject({
    available: 10_000n,
    reserved: 3n * COST,
  })
})

test('publishes pools that are as large as the queue, and is computed again by anybody', async () => {
  const { input } = await bundle()
  const pool = { settlement: null, kind: 'general' }
  expect(input.pools).toEqual([
    { ...pool, cohort: '10', free: 5 },
    { ...pool, cohort: '17', free: 1 },
  ])
  expect(replayBundle(await bundleText())).toMatchObject({ ok: true })
})

test('tells a child that was not reached of money, never of places', async () => {
  const why = explainDecision(await bundle(), numberOf(3))
  expect(why).toMatchObject({
    decision: { reason: 'no-money' },
    lastServed: { id: numberOf(1) },
    skippedBeforeMe: 1,
    // Two families short of it, less what was left.
    wouldHaveSufficed: { kind: 'money', tiyn: (2n * COST - 10_000n).toString() },
  })
})

test('siblings who apply together are not passed over for want of places', async () => {
  const guardianIin = aGuardianIin()
  await apply({ guardianIin, childBorn: '2010-01-01' })
  await apply({ guardianIin, childBorn: '2010-01-01' })
  await aBudget(db.app, setting, { programme: 'club', tenge: 5 * 4 * 21_000 + 100 })
  report = await holdIteration(db.app, SYSTEM, setting, book)
  expect(report).toMatchObject({ offered: 2, skipped: { 'no-money': 3 } })
  expect(
    (await bundle()).result.decisions
      .slice(0, 2)
      .map(one => one.id)
      .sort(),
  ).toEqual([numberOf(6), numberOf(7)].sort())
})

test('every promise holds', async () => {
  const reports = await checkInvariants(db.app)
  expect(reports.filter(({ outcome }) => outcome !== 'holds')).toEqual([])
})
