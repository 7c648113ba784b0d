/** Two who answer for one child, or want one place, at the same moment: real transactions, one of them wins. */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aBudget, guardianOf, SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { aTaughtClub } from '../activities/taught-club.fixture.ts'
import { outcomeOf } from '../contracts/enrolled-child.fixture.ts'
import { confirmVoucher } from '../vouchers/confirm-voucher.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import { acceptNaming } from './accept-naming.ts'
import { expireNaming, withdrawNaming } from './close-naming.ts'
import { type KnownFamily, namingsOf } from './named-child.fixture.ts'

const db = useDatabase()
const setting = aSetting('2026-09-10T09:00')
const made = namingsOf(() => db.app, setting)
const { act } = made
let school: Awaited<ReturnType<typeof aTaughtClub>>
let station: Awaited<ReturnType<typeof aTaughtClub>>

beforeAll(async () => {
  await aBudget(db.app, setting, { programme: 'club', tenge: 9_000_000 })
  school = await aTaughtClub(db.app, setting, { clubKind: 'school-club', places: 40 })
  station = await aTaughtClub(db.app, setting, { clubKind: 'state-club', places: 40 })
})

const accepting = (number: string, { guardian }: Pick<KnownFamily, 'guardian'>, at = setting) =>
  outcomeOf(act(tx => acceptNaming(tx, guardian, at, { number })).then(() => 'accepted'))

const vouchersOf = async (childId: bigint) => {
  const { rows } = await sql<{ form: string; state: string }>`
    select form, state from voucher where child_id = ${childId} order by id`.execute(db.app)
  return rows.map(({ form, state }) => `${form} ${state}`)
}

/** Both orders are tried: who comes first at the rows is the machine's affair. */
const both = [0, 1, 2, 3, 4]

test.each(both)('two guardians accept at once: one voucher (%i)', async () => {
  const family = await made.aFamily()
  const father = await made.aFamily({ childIin: family.childIin })
  const number = await made.aNaming(school, family)
  const ends = await Promise.all([accepting(number, family), accepting(number, father)])
  expect(ends.sort()).toEqual(['accepted', 'naming/over'])
  expect(await vouchersOf(family.childId)).toEqual(['targeted place-held'])
})

test.each(both)(
  'two schools, accepted at once: one voucher, the other proposal is over (%i)',
  async () => {
    const family = await made.aFamily()
    const first = await made.aNaming(school, family)
    const second = await made.aNaming(station, family)
    const ends = await Promise.all([accepting(first, family), accepting(second, family)])
    expect(ends.sort()).toEqual(['accepted', 'naming/over'])
    expect(await vouchersOf(family.childId)).toEqual(['targeted place-held'])
  },
)

test.each(both)('accepted while the school withdraws: one of the two (%i)', async () => {
  const family = await made.aFamily()
  const number = await made.aNaming(school, family)
  const actor = await made.staffOf(school)
  const [accepted, withdrawn] = await Promise.all([
    accepting(number, family),
    outcomeOf(act(tx => withdrawNaming(tx, actor, setting, { number })).then(() => 'withdrawn')),
  ])
  const won = accepted === 'accepted'
  expect([accepted, withdrawn]).toEqual(
    won ? ['accepted', 'naming/over'] : ['naming/over', 'withdrawn'],
  )
  expect(await vouchersOf(family.childId)).toHaveLength(won ? 1 : 0)
})

test.each(both)(
  'accepted in the last moment while the worker expires it: late is late (%i)',
  async () => {
    const family = await made.aFamily()
    const number = await made.aNaming(school, family)
    const { rows } = await sql<{
      id: bigint
    }>`select id from naming where number = ${number}`.execute(db.app)
    const id = rows[0]?.id ?? 0n
    const last = aSetting('2026-09-17T23:59')
    const late = aSetting('2026-09-18T00:00')
    const [accepted, expired] = await Promise.all([
      accepting(number, family, last),
      act(tx => expireNaming(tx, SYSTEM, late, id)),
    ])
    expect([accepted, expired]).toEqual(expired ? ['naming/over', true] : ['accepted', false])
  },
)

test.each(both)(
  'the last place for two children: one has it, nothing is written for the other (%i)',
  async () => {
    const small = await aTaughtClub(db.app, setting, { clubKind: 'school-club', places: 2 })
    const one = await made.aFamily()
    const two = await made.aFamily()
    const numbers = [await made.aNaming(small, one), await made.aNaming(small, two)]
    await sql`update place set state = 'withdrawn', withdrawal_reason = 'other' where id =
    (select min(id) from place where group_id = ${small.groupId})`.execute(db.owner)
    const ends = await Promise.all([
      accepting(numbers[0] ?? '', one),
      accepting(numbers[1] ?? '', two),
    ])
    expect(ends.sort()).toEqual(['accepted', 'naming/no-place'])
    const given = [...(await vouchersOf(one.childId)), ...(await vouchersOf(two.childId))]
    expect(given).toEqual(['targeted place-held'])
  },
)

test.each(both)('accepted while an iteration offers a universal one: both (%i)', async () => {
  const { family, application } = await made.aQueuedFamily()
  const number = await made.aNaming(school, family)
  const [accepted] = await Promise.all([accepting(number, family), made.anOffer(application)])
  expect(accepted).toBe('accepted')
  expect((await vouchersOf(family.childId)).sort()).toEqual([
    'targeted place-held',
    'universal offered',
  ])
})

test.each(both)(
  'accepted while the family confirms a universal one: never two without an end (%i)',
  async () => {
    const { family, application } = await made.aQueuedFamily()
    const number = await made.aNaming(school, family)
    await made.anOffer(application)
    const [accepted, confirmed] = await Promise.all([
      accepting(number, family),
      outcomeOf(
        act(tx => confirmVoucher(tx, guardianOf(application), setting, application.number)).then(
          () => 'confirmed',
        ),
      ),
    ])
    expect(confirmed).toBe('confirmed')
    const { rows } = await sql<{ ends_on: Temporal.PlainDate | null }>`
    select ends_on from voucher where child_id = ${family.childId} and form = 'targeted'`.execute(
      db.app,
    )
    expect([accepted, rows.map(row => `${row.ends_on}`)]).toEqual(
      accepted === 'accepted' ? ['accepted', ['2026-09-30']] : ['naming/has-universal', []],
    )
    expect((await findVoucherOfApplication(db.app, application.id))?.state).toBe('confirmed')
  },
)

test('and no promise is broken', async () => {
  await made.sweep()
  expect(await made.brokenPromises()).toEqual([])
})
