/** The formula: against sums made by hand, and against fractions that never round. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { monthAmountTiyn, splitMonthTiyn } from './month-amount.ts'

const tenge = (amount: number) => BigInt(amount) * 100n
const days = (count: number, monthlyTiyn: bigint) => [{ days: count, monthlyTiyn }]

describe('the amount of a month', () => {
  test('is that of a sheet of paper: 68 000 tenge a month', () => {
    // September 2026: 22 working days. 68 000 x 22 / 22; x 15 / 22 = 46 363.63; x 1 / 22 = 3 090.90; x 7 / 22 = 21 636.36
    const amounts = [22, 15, 1, 7, 0].map(count => monthAmountTiyn(days(count, tenge(68_000)), 22))
    expect(amounts).toEqual([68_000, 46_364, 3_091, 21_636, 0].map(tenge))
  })

  test('rounds half a tenge up', () => {
    // 1 001 x 1 / 2 = 500.5
    expect(monthAmountTiyn(days(1, tenge(1_001)), 2)).toBe(tenge(501))
    // 0.49 tenge and 0.50 tenge
    expect(monthAmountTiyn(days(1, 49n), 1)).toBe(0n)
    expect(monthAmountTiyn(days(1, 50n), 1)).toBe(tenge(1))
  })

  test('counts a norm that changes within the month for its own days', () => {
    // 10 days at 68 000 and 10 at 70 000, of 20: 69 000
    const norms = [...days(10, tenge(68_000)), ...days(10, tenge(70_000))]
    expect(monthAmountTiyn(norms, 20)).toBe(tenge(69_000))
  })

  test('never pays more days than the month has', () => {
    expect(() => monthAmountTiyn(days(23, 1n), 22)).toThrow('payable')
    expect(() => monthAmountTiyn([], 0)).toThrow('payable')
  })
})

const normDays = fc.record({
  monthlyTiyn: fc.bigInt({ min: 0n, max: tenge(200_000) }),
  days: fc.integer({ min: 0, max: 3 }),
})
const part = fc.array(normDays, { maxLength: 2 })

test('of two kindergartens is rounded once: the parts make up the month, and none is less than nothing', () => {
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 4 }),
      fc.integer({ min: 24, max: 31 }),
      (parts, working) => {
        const amounts = splitMonthTiyn(parts, working)
        const whole = monthAmountTiyn(parts.flat(), working)
        expect(amounts.reduce((sum, one) => sum + one, 0n)).toBe(whole)
        expect(amounts.every(one => one >= 0n && one % 100n === 0n)).toBe(true)
      },
    ),
  )
})

test('is the nearest tenge to the exact fraction, for any norm and any days', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: tenge(500_000) }),
      fc.integer({ min: 1, max: 31 }),
      fc.integer({ min: 0, max: 31 }),
      (norm, working, wanted) => {
        const payable = Math.min(wanted, working)
        const amount = monthAmountTiyn(days(payable, norm), working)
        const exact = norm * BigInt(payable)
        // |amount x W - exact| is at most half a tenge x W; and a half goes up.
        const distance = amount * BigInt(working) - exact
        const half = 50n * BigInt(working)
        expect(distance > -half && distance <= half).toBe(true)
      },
    ),
  )
})
