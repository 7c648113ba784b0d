/** Long random histories of acts, batches, answers and returns against an independent model: paid is what the bank said, once. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { refusalOf } from '../attendance/attended-month.fixture.ts'
import { selectUnbalanced } from '../ledger/ledger-queries.ts'
import { INVARIANT_GROUPS } from '../opendata/invariant.ts'
import { askInvariant } from '../opendata/invariant-queries.ts'
import { anIban, approvedAct, MAKER, RELEASER } from './approved-act.fixture.ts'
import { withdrawBatch } from './make-batch.ts'
import { recheckPayments } from './recheck-payments.ts'
import { takeAnswer } from './take-answer.ts'

const db = useDatabase()

type Model = {
  /** Number of the act -> what it is worth and how often the bank has it as paid at this moment. */
  readonly acts: Map<string, { tiyn: bigint; state: 'ready' | 'draft' | 'sent' | 'paid' }>
  readonly batches: Map<
    string,
    { acts: string[]; state: 'draft' | 'released' | 'withdrawn'; maker: Actor }
  >
}

const STATUSES = ['ACSC', 'RJCT', 'ACSP', 'ACCC', 'CANC'] as const

/** What is drawn says only how to choose: which batch or act is there is found when the step is made. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('collect' as const), by: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('release' as const), by: fc.boolean(), at: fc.nat(9) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), at: fc.nat(9) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      at: fc.nat(9),
      status: fc.constantFrom(...STATUSES),
      twice: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('account' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('act' as const) }) },
)

test('paid is what the bank said and nothing is paid twice, whatever happens in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 30 }), async steps => {
      const made = await approvedAct(db)
      const { town } = made
      await made.submitMonth()
      await made.aPayer()
      await made.aConfirmedAccount()
      const model: Model = { acts: new Map(), batches: new Map() }
      const before = await paidInBooks()
      /** Children answer one after the other: two acts of the kindergarten at most, of different months. */
      const months = ['2026-09', '2026-10']
      const children = [made.one, made.other]
      let serial = 0
      const pick = <T>(all: readonly T[], at: number): T | undefined => all[at % all.length]

      for (const one of [{ do: 'act' as const }, ...steps]) {
        if (one.do === 'act') {
          const child = children.shift()
          const month = months.shift()
          if (child === undefined || month === undefined) continue
          await made.answer(child)
          town.goTo(month === '2026-09' ? '2026-10-06' : '2026-11-06')
          const act = await made.anApprovedAct(month).catch((error: unknown) => {
            if (error instanceof Refusal) return undefined
            throw error
          })
          if (act !== undefined) model.acts.set(act.number, { tiyn: act.totalTiyn, state: 'ready' })
        } else if (one.do === 'account') {
          await made.aConfirmedAccount(anIban())
        } else if (one.do === 'collect') {
          const maker = one.by ? MAKER : RELEASER
          const ready = [...model.acts]
            .filter(([, act]) => act.state === 'ready')
            .map(([number]) => number)
          if (ready.length === 0) continue
          const number = await made.collect(ready, maker)
          model.batches.set(number, { acts: ready, state: 'draft', maker })
          for (const act of ready) set(model, act, 'draft')
        } else if (one.do === 'release') {
          const chosen = pick([...model.batches], one.at)
          if (chosen === undefined) continue
          const [number, batch] = chosen
          const by = one.by ? MAKER : RELEASER
          const code = await refusalOf(made.release(number, by))
          const lawful = batch.state === 'draft' && by !== batch.maker
          if (!lawful) expect(code).toMatch(/^payment\/(not-now|own-batch)$/)
          else if (code !== undefined) expect(code).toBe('payment/account-changed')
          else {
            batch.state = 'released'
            for (const act of batch.acts) set(model, act, 'sent')
          }
        } else if (one.do === 'withdraw') {
          const chosen = pick([...model.batches], one.at)
          if (chosen === undefined) continue
          const [number, batch] = chosen
          const code = await refusalOf(
            town.act(tx => withdrawBatch(tx, MAKER, town.setting, number)),
          )
          expect(code).toBe(batch.state === 'draft' ? undefined : 'payment/not-now')
          if (batch.state !== 'draft') continue
          batch.state = 'withdrawn'
          for (const act of batch.acts) set(model, act, 'ready')
        } else {
          await answer(one.at, one.status, one.twice)
        }
      }

      async function answer(at: number, status: (typeof STATUSES)[number], twice: boolean) {
        const chosen = pick(
          [...model.batches].filter(([, { state }]) => state === 'released'),
          at,
        )
        if (chosen === undefined) return
        const [number, batch] = chosen
        const payments = await made.paymentsOf(number)
        serial += 1
        const input = {
          batch: number,
          name: 'answer',
          sha256: String(serial).padStart(64, '0'),
          answer: {
            form: 'csv' as const,
            batch: null,
            count: undefined,
            controlSum: undefined,
            group: null,
            rows: payments.map((one, index) => ({
              row: index,
              payment: one.number,
              status,
              reason: '',
              amount: undefined,
            })),
          },
        }
        const send = () => town.act(tx => takeAnswer(tx, MAKER, town.setting, input))
        const sent = await Promise.allSettled(twice ? [send(), send()] : [send()])
        const taken = sent.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []))
        const anyBack = payments.some(one => one.state === 'returned')
        if (['ACSC', 'ACCC'].includes(status) && anyBack) {
          expect(taken.every(one => !one.taken)).toBe(true)
          return
        }
        expect(taken.filter(one => one.taken)).toHaveLength(1)
        for (const [index, act] of batch.acts.entries()) {
          // A sending that came back says nothing any more of its act, which may be on its way again.
          if (payments[index]?.state === 'returned') continue
          if (['ACSC', 'ACCC'].includes(status)) set(model, act, 'paid')
          if (['RJCT', 'CANC'].includes(status)) set(model, act, 'ready')
        }
      }

      const paidTiyn = [...model.acts.values()]
        .filter(act => act.state === 'paid')
        .reduce((sum, act) => sum + act.tiyn, 0n)
      expect((await paidInBooks()) - before).toBe(paidTiyn)
      expect(await selectUnbalanced(db.app)).toEqual([])
      expect(await recheckPayments(db.app, { territory: 'taraz' })).toEqual([])
      await inTransaction(db.app, async tx => {
        for (const name of INVARIANT_GROUPS.money) {
          expect(await askInvariant(tx, name)).toMatchObject({ name, outcome: 'holds' })
        }
      })
    }),
    { numRuns: 6, endOnFailure: true },
  )
}, 240_000)

function set(model: Model, number: string, state: 'ready' | 'draft' | 'sent' | 'paid'): void {
  const act = model.acts.get(number)
  if (act !== undefined) act.state = state
}

async function paidInBooks(): Promise<bigint> {
  const { rows } = await sql<{ tiyn: bigint }>`
    select coalesce(sum(balance_tiyn), 0)::bigint as tiyn from ledger_account where kind = 'paid'`.execute(
    db.app,
  )
  return rows[0]?.tiyn ?? 0n
}
