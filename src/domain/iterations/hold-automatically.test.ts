/** An iteration holds itself when money or places come, if the pack says so, and never an empty one. */
import { beforeAll, expect, test } from 'vitest'
import { aBudget, aKindergarten, SYSTEM, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { changeBudget } from '../ledger/change-budget.ts'
import { findPosition } from '../queue/find-position.ts'
import { findIterations } from './find-iterations.ts'
import { holdAutomatically } from './hold-automatically.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
const taraz = { territory: 'taraz', programme: 'preschool' } as const
const COST_TENGE = 6 * 68_000
let number = ''

const run = (cause: 'money-allotted' | 'places-published', territory = 'taraz') =>
  holdAutomatically(db.app, SYSTEM, setting, { ...taraz, territory, cause })

beforeAll(async () => {
  number = (await submit(db.app, setting)).number
})

test('without norms, places or money nothing is held and nothing fails', async () => {
  expect(await run('money-allotted')).toBeUndefined()
  await aBudget(db.app, setting, { tenge: COST_TENGE - 1 })
  expect(await run('money-allotted')).toBeUndefined()
  await aKindergarten(db.app, setting, { places: { 3: 1 } })
  expect(await run('places-published')).toBeUndefined()
  expect(await findIterations(db.app, { territory: 'taraz', limit: 10 })).toEqual([])
})

test('as soon as somebody can be offered a voucher, one is held', async () => {
  await inTransaction(db.app, tx =>
    changeBudget(tx, SYSTEM, setting, {
      ...taraz,
      year: 2026,
      allottedTiyn: BigInt(COST_TENGE) * 100n,
    }),
  )
  expect(await run('money-allotted')).toMatchObject({ number: 1, offered: 1 })
  expect((await findPosition(db.app, number, setting.clock.today()))?.state).toBe('offered')
  // The same cause told twice: there is nothing left to offer.
  expect(await run('money-allotted')).toBeUndefined()
})

test('a territory that is not on vouchers, or has no rules on the day, is left alone', async () => {
  const early = aSetting('2025-03-01T09:00')
  const input = { territory: 'baizak', programme: 'preschool', cause: 'money-allotted' } as const
  expect(await holdAutomatically(db.app, SYSTEM, early, input)).toBeUndefined()
  const gap = aSetting('2026-01-02T09:00')
  expect(
    await holdAutomatically(db.app, SYSTEM, gap, { ...taraz, cause: 'money-allotted' }),
  ).toBeUndefined()
})
