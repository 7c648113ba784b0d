/** Targeted vouchers that children hold already: what is taken over, what is refused row by row, and that nobody becomes a ghost. */
import { beforeAll, expect, test } from 'vitest'
import {
  aBudget,
  aChildIin,
  aClub,
  aGuardianIin,
  aPhone,
  guardianOf,
  SYSTEM,
  submit,
} from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { importApplications } from '../applications/import-applications.ts'
import { findPlacesAgain } from '../choice/find-places-again.ts'
import { takeAgain } from '../choice/take-again.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { findBalances } from '../ledger/post.ts'
import { checkInvariants } from '../opendata/check-invariants.ts'
import { findClubFigures } from '../opendata/find-club-figures.ts'
import { confirmVoucher } from './confirm-voucher.ts'
import { findVoucherOfApplication } from './find-vouchers.ts'
import { takeOverTargeted } from './take-over-targeted.ts'
import type { TakenOver } from './taken-over.ts'

const db = useDatabase()
const setting = aSetting('2026-09-01T09:00')
const book = { programme: 'club', territory: 'aktobe', year: 2026 } as const
// September: four months of the year are left.
const COST = 4n * 21_000n * 100n
const act = <T>(work: Parameters<typeof inTransaction<T>>[1]) => inTransaction(db.app, work)
const take = (...rows: readonly TakenOver[]) =>
  act(tx => takeOverTargeted(tx, SYSTEM, setting, rows))

let school: Awaited<ReturnType<typeof aClub>>
let mine: TakenOver
let swimming: Awaited<ReturnType<typeof aClub>>

beforeAll(async () => {
  school = await aClub(db.app, setting, { clubKind: 'school-club', ages: [7, 12] })
  swimming = await aClub(db.app, setting, { ages: [7, 12] })
  mine = aRow()
  await aBudget(db.app, setting, { programme: 'club', tenge: 11 * 4 * 21_000 })
})

function aRow(change: Partial<TakenOver> & { born?: string } = {}): TakenOver {
  const { born = '2016-03-01', ...given } = change
  return {
    childIin: aChildIin(born),
    childName: 'Бала Сынақ',
    childBirthDate: Temporal.PlainDate.from(born),
    guardianIin: aGuardianIin(),
    guardianName: 'Ата-ана Сынақ',
    phone: aPhone(),
    settlement: 'aktobe',
    kind: 'general',
    bin: school.bin,
    group: '7–12 жас',
    ...given,
  }
}

test('a voucher is held with its money, knows its group, and a repeat changes nothing', async () => {
  const before = await findBalances(db.app, book)
  expect(await take(mine, aRow())).toEqual([{ outcome: 'written' }, { outcome: 'written' }])
  const after = await findBalances(db.app, book)
  expect(after.reserved - before.reserved).toBe(2n * COST)
  expect(await take(mine)).toEqual([{ outcome: 'unchanged' }])
  expect(await findBalances(db.app, book)).toEqual(after)
  const figures = await findClubFigures(db.app, 'aktobe', setting.clock.today())
  expect(figures).toMatchObject({ queued: 0, children: 0, vouchers: { targeted: { held: 2 } } })
  expect(figures.directions).toContainEqual(
    expect.objectContaining({ direction: 'sport', renewing: 2, children: 0 }),
  )
})

test('what is wrong is told row by row, and writes nothing', async () => {
  const before = await findBalances(db.app, book)
  const cases: readonly (readonly [TakenOver, string, string])[] = [
    [aRow({ bin: swimming.bin }), 'provider_bin', 'not-targeted'],
    [aRow({ group: 'Жоқ топ' }), 'group', 'unknown-group'],
    [aRow({ settlement: 'shymkent' }), 'group', 'unknown-group'],
    [aRow({ settlement: 'atlantis' }), 'settlement', 'unknown-territory'],
    [aRow({ born: '2010-03-01' }), 'child_birth_date', 'age-of-group'],
    [{ ...mine, guardianIin: aGuardianIin() }, 'child_iin', 'contradicts'],
    [
      aRow({ childBirthDate: mine.childBirthDate.add({ days: 1 }) }),
      'child_birth_date',
      'birth-date-differs',
    ],
  ]
  const outcomes = await take(...cases.map(([row]) => row))
  expect(outcomes).toMatchObject(
    cases.map(([, column, code]) => ({ outcome: 'bad', column, code })),
  )
  const twice = aRow()
  const otherwise = { ...twice, guardianIin: aGuardianIin() }
  expect(await take(twice, twice, otherwise)).toMatchObject([
    { outcome: 'written' },
    { outcome: 'unchanged' },
    { code: 'contradicts' },
  ])
  expect((await findBalances(db.app, book)).reserved).toBe(before.reserved + COST)
})

test('an officer takes over for the own territory only', async () => {
  const officer = (territory: string) =>
    ({ kind: 'staff', staffId: 1n, role: 'officer', territory }) as const
  const rows = [aRow()]
  const by = (territory: string) =>
    act(tx => takeOverTargeted(tx, officer(territory), setting, rows))
  expect(await by('taraz')).toMatchObject([{ column: 'settlement', code: 'not-allowed' }])
  expect(await by('aktobe')).toEqual([{ outcome: 'written' }])
})

test('the family finds the group where its child was, and takes a place there in one tap', async () => {
  const row = aRow()
  await take(row)
  const found = await db.app
    .selectFrom('application')
    .innerJoin('person', 'person.id', 'application.child_id')
    .select(['application.id', 'application.number', 'application.guardian_id'])
    .where('person.iin', '=', row.childIin)
    .executeTakeFirstOrThrow()
  const voucher = await findVoucherOfApplication(db.app, found.id)
  const [place] = await findPlacesAgain(db.app, setting, found, voucher, 5)
  expect(place).toMatchObject({ groupId: school.groupId, old: true })
  const guardian = { kind: 'guardian', personId: found.guardian_id } as const
  const { number } = found
  await act(tx => takeAgain(tx, guardian, setting, { number, groupId: school.groupId }))
  expect((await findVoucherOfApplication(db.app, found.id))?.state).toBe('place-held')
})

test('money that is not there is not reserved: the whole file waits', async () => {
  const before = await findBalances(db.app, book)
  const rows = Array.from({ length: 7 }, () => aRow())
  await expect(take(...rows)).rejects.toMatchObject({
    constraint: 'ledger_account_not_overdrawn',
  })
  expect(await findBalances(db.app, book)).toEqual(before)
})

test('its child may queue for a universal voucher; accepting it ends the targeted one with the month', async () => {
  const row = {
    ...mine,
    programme: 'club' as const,
    submittedAt: setting.clock.now(),
    claims: [],
    batch: null,
  }
  setting.clock.advance({ minutes: 1 })
  const [outcome] = await act(tx => importApplications(tx, SYSTEM, setting, [row]))
  expect(outcome).toMatchObject({ outcome: 'written' })
  expect(await holdIteration(db.app, SYSTEM, setting, book)).toMatchObject({ offered: 1 })
  const number = outcome !== undefined && 'number' in outcome ? outcome.number : ''
  const { id, guardian_id } = await db.app
    .selectFrom('application')
    .select(['id', 'guardian_id'])
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  await act(tx => confirmVoucher(tx, { kind: 'guardian', personId: guardian_id }, setting, number))
  expect((await findVoucherOfApplication(db.app, id))?.state).toBe('confirmed')
  const targeted = await db.app
    .selectFrom('voucher')
    .select(['id', 'ends_on'])
    .where('form', '=', 'targeted')
    .where('ends_on', 'is not', null)
    .execute()
  expect(targeted).toMatchObject([{ ends_on: Temporal.PlainDate.from('2026-09-30') }])
})

test('a child that lives under a universal voucher is not given a targeted one by a file', async () => {
  await aBudget(db.app, setting, { programme: 'club', tenge: 13 * 4 * 21_000 })
  const child = await submit(db.app, setting, { programme: 'club' })
  await holdIteration(db.app, SYSTEM, setting, book)
  await act(tx => confirmVoucher(tx, guardianOf(child), setting, child.number))
  const { iin } = await db.app
    .selectFrom('person')
    .select('iin')
    .where('id', '=', child.childId)
    .executeTakeFirstOrThrow()
  const row = aRow({ childIin: iin as TakenOver['childIin'] })
  expect(await take(row)).toMatchObject([{ column: 'child_iin', code: 'has-voucher' }])
})

test('the database takes over nothing else, and every promise holds', async () => {
  const universal = await db.owner
    .selectFrom('voucher')
    .select('id')
    .where('form', '=', 'universal')
    .executeTakeFirstOrThrow()
  const row = {
    voucher_id: universal.id,
    group_id: school.groupId,
    taken_at: setting.clock.now(),
    taken_by: 'test',
  }
  await expect(db.owner.insertInto('taken_over').values(row).execute()).rejects.toMatchObject({
    constraint: 'taken_over_targeted_only',
  })
  const reports = await checkInvariants(db.app)
  expect(reports.filter(({ outcome }) => outcome !== 'holds')).toEqual([])
})
