/** What months give back: never more than the voucher holds, whatever closes together. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lesserTiyn } from '../../base/money.ts'
import { decideReleases } from './decide-releases.ts'

const month = fc.record({
  voucherId: fc.bigInt({ min: 1n, max: 3n }),
  month: fc
    .record({ year: fc.integer({ min: 2026, max: 2027 }), number: fc.integer({ min: 1, max: 12 }) })
    .map(({ year, number }) => Temporal.PlainDate.from({ year, month: number, day: 1 })),
  portionTiyn: fc.bigInt({ min: 1n, max: 100n }),
  usedTiyn: fc.bigInt({ min: 0n, max: 150n }),
})

test('months of one voucher and year share what is reserved; other years and vouchers do not touch it', () => {
  fc.assert(
    fc.property(
      fc.array(month, { maxLength: 12 }),
      fc.bigInt({ min: 0n, max: 300n }),
      (months, reservedTiyn) => {
        const closed = decideReleases(months.map(one => ({ ...one, reservedTiyn })))
        for (const one of closed) {
          expect(one.releasedTiyn >= 0n && one.releasedTiyn <= one.portionTiyn).toBe(true)
        }
        const purses = Map.groupBy(closed, one => `${one.voucherId} ${one.month.year}`)
        for (const purse of purses.values()) {
          const wanted = purse.reduce((sum, one) => {
            const unused = one.portionTiyn - one.usedTiyn
            return sum + (unused > 0n ? unused : 0n)
          }, 0n)
          const given = purse.reduce((sum, one) => sum + one.releasedTiyn, 0n)
          expect(given).toBe(lesserTiyn(wanted, reservedTiyn))
        }
      },
    ),
  )
})
