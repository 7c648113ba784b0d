/** Long random histories of disputed days and acts against an independent model: whatever is decided when, each day is paid once. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { type Pupil, refusalOf } from '../attendance/attended-month.fixture.ts'
import { answerDispute, decideDispute } from '../attendance/decide-dispute.ts'
import { selectDisputes } from '../attendance/dispute-queries.ts'
import { OFFICER } from '../attendance/submitted-month.fixture.ts'
import { takeDaysBack } from '../attendance/take-days-back.ts'
import { selectUnbalanced } from '../ledger/ledger-queries.ts'
import { INVARIANT_GROUPS } from '../opendata/invariant.ts'
import { askInvariant } from '../opendata/invariant-queries.ts'
import { approvedAct, MAKER } from './approved-act.fixture.ts'
import { recheckPayments } from './recheck-payments.ts'
import { takeAnswer } from './take-answer.ts'

const db = useDatabase()

/** Of September 2026: 22 working days; the second child was away on the first two. */
const WORKING_DAYS = 22
const NORM_TENGE = 68_000
const AWAY = new Set([1, 2])
/** When the act of each month is drawn up: the parents' time is over, and so is the kindergarten's. */
const ACTS = [
  ['2026-09', '2026-10-08'],
  ['2026-10', '2026-11-09'],
  ['2026-11', '2026-12-08'],
] as const

type Claim = {
  readonly day: number
  state: 'open' | 'contested' | 'unanswered' | 'granted' | 'denied'
}
/** A kindergarten that let its time pass may still agree; it may no longer say no. */
const LAWFUL = {
  agree: ['open', 'unanswered'],
  contest: ['open'],
  decide: ['contested', 'unanswered'],
} as const satisfies Record<string, readonly Claim['state'][]>
type Child = {
  readonly pupil: Pupil
  readonly away: ReadonlySet<number>
  readonly claims: Claim[]
  /** By the department, once the month was confirmed. */
  readonly takenBack: Set<number>
}

const DAYS = [1, 2, 3, 4, 7, 8, 9, 10] as const
const days = fc.uniqueArray(fc.constantFrom(...DAYS), { maxLength: 4 })
const at = fc.nat(9)
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('agree' as const), at }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('contest' as const), at }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('decide' as const), at, upheld: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('take back' as const),
      at,
      day: fc.constantFrom(...DAYS),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('act' as const), pay: fc.boolean() }) },
)

/** A day counts when nobody has a question about it any more and the department has not taken it back. */
function counts({ away, claims, takenBack }: Child, day: number): boolean {
  if (takenBack.has(day)) return false
  const claim = claims.find(one => one.day === day)
  if (claim === undefined) return !away.has(day)
  return claim.state === 'granted' ? away.has(day) : claim.state === 'denied' && !away.has(day)
}

/** In whole tenge, half up. */
function worthTenge(child: Child): number {
  const payable = WORKING_DAYS - DAYS.length + DAYS.filter(day => counts(child, day)).length
  return Math.floor((2 * NORM_TENGE * payable + WORKING_DAYS) / (2 * WORKING_DAYS))
}

const isPending = ({ claims }: Child) =>
  claims.some(({ state }) => state !== 'granted' && state !== 'denied')

test('every day is paid once, when it is settled, and never twice, whoever decides in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(
      days,
      days,
      fc.array(step, { minLength: 8, maxLength: 24 }),
      async (ofOne, ofOther, steps) => {
        const made = await approvedAct(db)
        const { town } = made
        await made.submitMonth()
        await made.aPayer()
        await made.aConfirmedAccount()
        const childOf = (pupil: Pupil, away: ReadonlySet<number>, claimed: readonly number[]) => ({
          pupil,
          away,
          claims: claimed.map((day): Claim => ({ day, state: 'open' })),
          takenBack: new Set<number>(),
        })
        const children: Child[] = [
          childOf(made.one, new Set(), ofOne),
          childOf(made.other, AWAY, ofOther),
        ]
        for (const { pupil, away, claims } of children) {
          const said = claims.map(({ day }) =>
            made.claim(day, away.has(day) ? 'present' : 'absent'),
          )
          expect(await made.answer(pupil, said)).toBeUndefined()
        }
        const before = await paidInBooks()
        const acted = children.map(() => 0)
        const months = [...ACTS]
        let paid = 0
        let serial = 0

        for (const one of [...steps, { do: 'act' as const, pay: true }]) {
          if (one.do === 'act') await drawUp(one.pay)
          else if (one.do === 'take back') await takeBack(one.at, one.day)
          else await settle(one)
        }

        /** Only of a month that waits for nobody, and only what counts; what an act has of it is set off later. */
        async function takeBack(which: number, day: number) {
          const child = children[which % children.length]
          if (child === undefined) return
          const { id: lineId } = await town.lineOf(child.pupil)
          const input = { lineId, days: [day], words: 'Камера жазбасы: бала болмаған' }
          const code = await refusalOf(
            town.act(tx => takeDaysBack(tx, OFFICER, town.setting, input)),
          )
          const lawful = !isPending(child) && counts(child, day)
          expect(code).toBe(lawful ? undefined : 'sheet/nothing-to-take-back')
          if (lawful) child.takenBack.add(day)
        }

        async function settle(one: Exclude<(typeof steps)[number], { do: 'act' | 'take back' }>) {
          const all = children.flatMap(child => child.claims.map(claim => ({ child, claim })))
          const chosen = all[one.at % Math.max(all.length, 1)]
          if (chosen === undefined) return
          const { child, claim } = chosen
          const { disputeId } = await disputeOf(child.pupil, claim.day)
          const words = 'Журнал бойынша тексерілді'
          const code = await refusalOf(
            town.act(tx =>
              one.do === 'decide'
                ? decideDispute(tx, OFFICER, town.setting, { disputeId, words, upheld: one.upheld })
                : answerDispute(tx, made.group.provider, town.setting, {
                    disputeId,
                    words,
                    agrees: one.do === 'agree',
                  }),
            ),
          )
          expect(code === undefined).toBe(LAWFUL[one.do].some(state => state === claim.state))
          if (code !== undefined) return
          if (one.do === 'contest') claim.state = 'contested'
          else claim.state = one.do === 'agree' || one.upheld ? 'granted' : 'denied'
        }

        async function drawUp(pay: boolean) {
          const next = months.shift()
          if (next === undefined) return
          const [month, day] = next
          town.goTo(day)
          await made.sweep()
          for (const { claims } of children) {
            for (const claim of claims) if (claim.state === 'open') claim.state = 'unanswered'
          }
          const worth = children.map(worthTenge)
          // Less than nothing waits until the same voucher earns more: here it never does.
          for (const [index, value] of worth.entries())
            worth[index] = Math.max(value, acted[index] ?? 0)
          const due = worth.reduce((sum, value, index) => sum + value - (acted[index] ?? 0), 0)
          const work = made.anApprovedAct(month)
          if (due === 0) {
            expect(await refusalOf(work)).toBe('act/nothing-to-pay')
            return
          }
          const act = await work
          expect(act.totalTiyn).toBe(BigInt(due) * 100n)
          for (const [index, value] of worth.entries()) acted[index] = value
          if (!pay) return
          await payOut(act.number)
          paid += due
        }

        async function payOut(act: string) {
          const batch = await made.collect([act])
          await made.release(batch)
          const [payment] = await made.paymentsOf(batch)
          serial += 1
          const rows = [
            {
              row: 0,
              payment: payment?.number ?? '',
              status: 'ACSC',
              reason: '',
              amount: undefined,
            },
          ] as const
          const answer = {
            form: 'csv',
            batch: null,
            count: undefined,
            controlSum: undefined,
            group: null,
            rows,
          } as const
          await town.act(tx =>
            takeAnswer(tx, MAKER, town.setting, {
              batch,
              name: 'answer',
              sha256: String(serial).padStart(64, '0'),
              answer,
            }),
          )
        }

        async function disputeOf(pupil: Pupil, day: number) {
          const line = await town.lineOf(pupil)
          const found = await inTransaction(db.app, tx => selectDisputes(tx, line.id))
          const dispute = found.find(one => one.day.day === day)
          if (dispute === undefined) throw new Error('the dispute')
          return { disputeId: dispute.id }
        }

        expect((await paidInBooks()) - before).toBe(BigInt(paid) * 100n)
        expect(await selectUnbalanced(db.app)).toEqual([])
        expect(await recheckPayments(db.app, { territory: 'taraz' })).toEqual([])
        await inTransaction(db.app, async tx => {
          for (const name of [...INVARIANT_GROUPS.money, ...INVARIANT_GROUPS.attendance]) {
            expect(await askInvariant(tx, name)).toMatchObject({ name, outcome: 'holds' })
          }
        })
      },
    ),
    { numRuns: 8, endOnFailure: true },
  )
}, 240_000)

async function paidInBooks(): Promise<bigint> {
  const { rows } = await sql<{ tiyn: bigint }>`
    select coalesce(sum(balance_tiyn), 0)::bigint as tiyn from ledger_account where kind = 'paid'`.execute(
    db.app,
  )
  return rows[0]?.tiyn ?? 0n
}
