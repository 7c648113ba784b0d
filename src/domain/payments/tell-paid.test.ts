/** Families are told that the state paid: each legal representative, once a month, never of money that came back. */
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { anotherGuardian } from '../../../test/journey.ts'
import { sha256Hex } from '../../base/digest.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { approvedAct, MAKER } from './approved-act.fixture.ts'
import { readAnswer } from './read-answer.ts'
import { returnPayment } from './return-payment.ts'
import { takeAnswer } from './take-answer.ts'
import { tellPaid } from './tell-paid.ts'

const SYSTEM: Actor = { kind: 'system', name: 'test' }

const db = useDatabase()
let made: Awaited<ReturnType<typeof approvedAct>>
let act = ''

beforeEach(async () => {
  made = await approvedAct(db)
  act = (await made.aTown()).number
  await made.aConfirmedAccount()
})

async function send(): Promise<{ batch: string; payment: string }> {
  const batch = await made.collect([act])
  await made.release(batch)
  return { batch, payment: (await made.paymentsOf(batch))[0]?.number ?? '' }
}

/** Taken in, and the worker has done what was planned. */
async function answer({ batch, payment }: { batch: string; payment: string }, status: string) {
  const text = `payment;status;reason\n${payment};${status};${status === 'RJCT' ? 'AC04' : ''}\n`
  const input = { batch, name: 'answer.csv', sha256: sha256Hex(text) }
  const read = await readAnswer(Buffer.from(text))
  await made.town.act(tx => takeAnswer(tx, MAKER, made.town.setting, { ...input, answer: read }))
  const { rows } = await sql<{ id: bigint; planned: boolean }>`
    select id, exists (select from graphile_worker.jobs where key = 'paid:' || bank_answer.id) as planned
    from bank_answer where sha256 = ${input.sha256}`.execute(db.owner)
  const id = rows[0]?.id ?? 0n
  await tellPaid(db.app, SYSTEM, made.town.setting, id)
  return { id, planned: rows[0]?.planned }
}

async function told() {
  const ids = [made.one, made.other].map(pupil => pupil.application.id)
  const { rows } = await sql<{ personId: bigint; facts: unknown }>`
    select person_id as "personId", facts from message
    where template = 'month-paid' and application_id = any(${ids}::bigint[]) order by person_id`.execute(
    db.app,
  )
  return rows
}

test('every legal representative of each child is told the month, and no sum', async () => {
  const second = await anotherGuardian(db, made.one.application.childId, '+77019990077')
  const sent = await send()
  expect(await answer(sent, 'ACSP')).toMatchObject({ planned: false })
  expect(await told()).toEqual([])
  const { planned, id } = await answer(sent, 'ACSC')
  expect(planned).toBe(true)
  const ofOne = { number: made.one.application.number, month: '2026-09' }
  expect(await told()).toEqual([
    { personId: made.one.contract.guardianId, facts: ofOne },
    {
      personId: made.other.contract.guardianId,
      facts: { number: made.other.application.number, month: '2026-09' },
    },
    { personId: second, facts: ofOne },
  ])
  // A worker that died in the middle begins again.
  await tellPaid(db.app, SYSTEM, made.town.setting, id)
  expect(await told()).toHaveLength(3)
})

test('what comes back first is told when it is paid, what is paid again is not told again', async () => {
  await answer(await send(), 'RJCT')
  expect(await told()).toEqual([])
  const second = await send()
  await answer(second, 'ACSC')
  expect(await told()).toHaveLength(2)
  await made.town.act(tx =>
    returnPayment(tx, MAKER, made.town.setting, { ...second, reason: 'AC06' }),
  )
  await answer(await send(), 'ACSC')
  expect(await told()).toHaveLength(2)
})

test('a payment that came back before the families were told is not told', async () => {
  const sent = await send()
  const { id } = await answer(sent, 'ACSP')
  await sql`delete from message where template = 'month-paid'`.execute(db.owner)
  await made.town.act(tx =>
    returnPayment(tx, MAKER, made.town.setting, { ...sent, reason: 'AC04' }),
  )
  await tellPaid(db.app, SYSTEM, made.town.setting, id)
  expect(await told()).toEqual([])
})
