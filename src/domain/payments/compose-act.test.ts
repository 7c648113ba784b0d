/** Acts of a child's month: whatever is confirmed, disputed and decided in between, they come to the month, once. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ActLine, composeActLines, type PayableLine, withoutDebts } from './compose-act.ts'
import { recomputeTiyn } from './recompute.ts'

const month = Temporal.PlainDate.from('2026-09-01')
const NORM = 6_800_000n
const line = (more: Partial<PayableLine>): PayableLine => ({
  lineId: 1n,
  childId: 1n,
  providerId: 1n,
  voucherId: 1n,
  month,
  days: 'pppp--ppppp--ppppp--ppppp--ppp',
  confirmed: true,
  disputedDays: null,
  workingDays: 22,
  direction: null,
  previousTiyn: 0n,
  steps: 0,
  norms: [{ from: month, monthlyTiyn: NORM }],
  ...more,
})
const amountsOf = (...lines: readonly PayableLine[]) =>
  composeActLines(lines, 1n).map(one => one.amountTiyn)

describe('an act', () => {
  test('holds a whole month as the norm, and nothing of a month that nobody confirmed', () => {
    expect(amountsOf(line({}))).toEqual([NORM])
    expect(amountsOf(line({ confirmed: false }))).toEqual([])
  })

  test('leaves out a disputed day only', () => {
    // 68 000 x 21 / 22 = 64 909.09
    const [held] = composeActLines([line({ disputedDays: [1] })], 1n)
    expect(held).toMatchObject({ amountTiyn: 6_490_900n, payableDays: 21, sequence: 1 })
    expect(held?.days.startsWith('?ppp')).toBe(true)
  })

  test('holds what was decided later as the difference, up or down', () => {
    const before = { previousTiyn: 6_490_900n, steps: 1 }
    expect(composeActLines([line(before)], 1n)[0]).toMatchObject({
      amountTiyn: 309_100n,
      sequence: 2,
    })
    const gone = line({ ...before, days: 'aapp--ppppp--ppppp--ppppp--ppp' })
    expect(amountsOf(gone)).toEqual([-309_100n])
    expect(amountsOf(line({ previousTiyn: NORM, steps: 1 }))).toEqual([])
  })

  test('of each of two kindergartens of one month has its own part, and both make up the month', () => {
    const first = line({ days: 'pppp--ppppp--pp...............' })
    const second = line({
      lineId: 2n,
      providerId: 2n,
      days: '...............ppp--ppppp--ppp'.padEnd(30, '.'),
    })
    const own = composeActLines([first, second], 1n)
    const others = composeActLines([first, second], 2n)
    expect([own.length, others.length]).toEqual([1, 1])
    expect((own[0]?.amountTiyn ?? 0n) + (others[0]?.amountTiyn ?? 0n)).toBe(NORM)
  })

  test('counts each day at the norm of that day', () => {
    const norms = [
      { from: month, monthlyTiyn: NORM },
      { from: month.with({ day: 16 }), monthlyTiyn: 2n * NORM },
    ]
    // 11 working days before the 16th, 11 from it on: 1.5 norms.
    expect(amountsOf(line({ norms }))).toEqual([(3n * NORM) / 2n])
  })
})

describe('the act of a club', () => {
  const LESSONS = 'p.p.p.p.p.p.p.p.p.p.p.p.p.....'.replaceAll('.', '-')
  const club = (more: Partial<PayableLine>) =>
    line({
      direction: 'sport',
      workingDays: 12,
      days: LESSONS,
      norms: [{ from: month, monthlyTiyn: 1_800_000n }],
      ...more,
    })

  test('pays the lessons that were confirmed, and no more than are planned', () => {
    // 13 were held and attended, 12 are planned.
    const [full] = composeActLines([club({})], 1n)
    expect(full).toMatchObject({ amountTiyn: 1_800_000n, payableDays: 12, workingDays: 12 })
    // 18 000 x 9 / 12
    const missed = LESSONS.replace('p-p-p-p', 'a-a-a-a')
    expect(composeActLines([club({ days: missed })], 1n)[0]?.amountTiyn).toBe(1_350_000n)
  })

  test('of a child that changed clubs: both together come to no more than one month', () => {
    const first = club({ days: `${LESSONS.slice(0, 15)}${'.'.repeat(15)}` })
    const second = club({
      lineId: 2n,
      providerId: 2n,
      // Eight lessons of eight that are planned there; the month's plan is the larger one.
      workingDays: 8,
      days: `${'.'.repeat(15)}${'p-'.repeat(7)}p`,
    })
    const own = composeActLines([first, second], 1n)
    const others = composeActLines([first, second], 2n)
    expect([own[0]?.payableDays, others[0]?.payableDays]).toEqual([8, 4])
    expect((own[0]?.amountTiyn ?? 0n) + (others[0]?.amountTiyn ?? 0n)).toBe(1_800_000n)
  })

  test('is recomputed by anybody to the same sum, from the open table', () => {
    const row = {
      month: month.toPlainYearMonth(),
      workingDays: 12,
      programme: 'club' as const,
      norms: [{ from: month, tiyn: 1_800_000n }],
      days: LESSONS,
      daysElsewhere: '',
      previousTiyn: 0n,
    }
    expect(recomputeTiyn(row)).toBe(1_800_000n)
    expect(recomputeTiyn({ ...row, daysElsewhere: `${'p'.repeat(8)}${'.'.repeat(22)}` })).toBe(
      600_000n,
    )
  })
})

/** A day's letter of a working day, and whether it is in dispute. */
const dayArbitrary = fc.record({
  letter: fc.constantFrom('p', 'i', 'l', 'a'),
  disputed: fc.boolean(),
})
const monthArbitrary = fc.record({
  confirmed: fc.boolean(),
  days: fc.array(dayArbitrary, { minLength: 30, maxLength: 30 }),
})

test('over any history of acts the month comes to what is confirmed at the end, and never below nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(monthArbitrary, monthArbitrary), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 29 }),
      fc.bigInt({ min: 1n, max: 50_000_000n }),
      (history, change, norm) => {
        const paid = new Map<bigint, { tiyn: bigint; steps: number }>()
        let last: PayableLine[] = []
        for (const states of history) {
          last = states.map((state, index) => {
            const lineId = BigInt(index + 1)
            // The child changed kindergartens after so many days.
            const mine = (day: number) => (index === 0 ? day <= change : day > change)
            return line({
              lineId,
              providerId: lineId,
              workingDays: 30,
              days: state.days.map(({ letter }, at) => (mine(at + 1) ? letter : '.')).join(''),
              confirmed: state.confirmed,
              disputedDays: state.days.flatMap(({ disputed }, at) =>
                disputed && mine(at + 1) ? [at + 1] : [],
              ),
              norms: [{ from: month, monthlyTiyn: norm }],
              previousTiyn: paid.get(lineId)?.tiyn ?? 0n,
              steps: paid.get(lineId)?.steps ?? 0,
            })
          })
          for (const provider of [1n, 2n]) {
            for (const { lineId, amountTiyn, previousTiyn, sequence } of composeActLines(
              last,
              provider,
            )) {
              expect(previousTiyn + amountTiyn).toBeGreaterThanOrEqual(0n)
              paid.set(lineId, { tiyn: previousTiyn + amountTiyn, steps: sequence })
            }
          }
        }
        const total = [...paid.values()].reduce((sum, one) => sum + one.tiyn, 0n)
        const payable = last.flatMap(one =>
          [...one.days].filter(
            (letter, at) =>
              one.confirmed && 'pil'.includes(letter) && !one.disputedDays?.includes(at + 1),
          ),
        ).length
        // Rounded half up to a tenge, once for the child's month.
        const exact = norm * BigInt(payable)
        expect(total).toBe(((2n * exact + 3_000n) / 6_000n) * 100n)
      },
    ),
  )
})

describe('what comes to less than nothing', () => {
  const aLine = (voucherId: bigint, month: string, amountTiyn: bigint): ActLine => ({
    lineId: 1n,
    voucherId,
    month: Temporal.PlainDate.from(month),
    sequence: 2,
    days: 'p'.repeat(31),
    payableDays: 0,
    workingDays: 22,
    norms: '',
    previousTiyn: 100n,
    amountTiyn,
  })

  test('waits until the voucher earns more, in the same budget year; nobody else waits for it', () => {
    const owed = aLine(1n, '2026-12-01', -50n)
    const later = aLine(1n, '2026-11-01', 60n)
    const january = aLine(1n, '2027-01-01', 80n)
    const other = aLine(2n, '2026-12-01', 10n)
    expect(withoutDebts([owed, january, other])).toEqual([january, other])
    expect(withoutDebts([owed, later, january])).toEqual([owed, later, january])
    expect(withoutDebts([aLine(1n, '2026-11-01', 40n), owed])).toEqual([])
  })
})
