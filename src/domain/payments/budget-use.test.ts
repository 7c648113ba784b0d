/** The forecast of a year: worked out by hand. */
import { expect, test } from 'vitest'
import { balancesOf } from '../ledger/ledger.ts'
import { forecastYear } from './budget-use.ts'

const month = (number: number, portionTiyn: bigint, releasedTiyn: bigint) => ({
  month: Temporal.PlainDate.from({ year: 2026, month: number, day: 1 }),
  closed: 1,
  portionTiyn,
  releasedTiyn,
  actsTiyn: portionTiyn - releasedTiyn,
})

test('what is reserved is expected to be used as the closed months were', () => {
  const balances = balancesOf([
    ['accrued', 50n],
    ['payable', 150n],
    ['paid', 600n],
    ['reserved', 1000n],
    ['available', 400n],
  ])
  // 800 of 1 000 were used: of the 1 000 that are reserved, 800 will be. 800 + 800 of 2 200.
  const forecast = forecastYear(2200n, balances, [month(1, 400n, 50n), month(2, 600n, 150n)])
  expect(forecast).toEqual({ usedPermille: 800, expectedTiyn: 1600n, leftTiyn: 600n })
})

test('before any month is closed all that is reserved is expected to be used', () => {
  const balances = balancesOf([['reserved', 900n]])
  expect(forecastYear(1000n, balances, [])).toEqual({
    usedPermille: 1000,
    expectedTiyn: 900n,
    leftTiyn: 100n,
  })
})
