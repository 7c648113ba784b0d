/** The demonstration city is the same for the same seed, keeps every invariant, and shows every state. */
import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { LOOKS } from '../../portal/demo/look.ts'
import { selectDemoLooks } from '../../portal/demo/look-queries.ts'
import { seedAktobe } from './seed-aktobe.ts'
import { seedCity } from './seed-city.ts'
import {
  aDataFolder,
  brokenPromises,
  crossings,
  leavesOf,
  makeCity,
  territoriesOf,
} from './seeding.fixture.ts'

const first = useDatabase()
const second = useDatabase()
let folders: readonly string[] = []

beforeAll(async () => {
  // A log of its own for each: a key that had signed one would find the other damaged.
  folders = await Promise.all([aDataFolder(), aDataFolder()])
  const [one = '', other = ''] = folders
  await Promise.all([
    makeCity(first, seedCity, { folder: one, children: 400, seed: 'a' }),
    makeCity(second, seedCity, { folder: other, children: 400, seed: 'a' }),
  ])
}, 400_000)

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

test('two databases of one seed tell the same story', async () => {
  const [told, toldAgain] = [await leavesOf(first.app), await leavesOf(second.app)]
  expect(told.length).toBeGreaterThan(3000)
  const parting = told.findIndex((leaf, place) => leaf !== toldAgain[place])
  expect([told[parting], toldAgain[parting], toldAgain.length]).toEqual([
    undefined,
    undefined,
    told.length,
  ])
})

test('it is made by the real actions: every invariant holds', async () => {
  expect(await brokenPromises(first.app)).toEqual([])
  expect(await crossings(first.app)).toEqual([])
})

/** Distinct values of a column, sorted. */
async function valuesOf(table: string, column: string): Promise<readonly string[]> {
  const result = await sql<{ value: string }>`
    select distinct ${sql.ref(column)} as value from ${sql.table(table)} order by 1`.execute(
    first.app,
  )
  return result.rows.map(row => row.value)
}

test('families are found in every state that exists so far, and 157 kindergartens with three of a district', async () => {
  expect(await valuesOf('application', 'state')).toEqual([
    'archived',
    'inactive',
    'offered',
    'queued',
    'served',
    'stopped',
  ])
  expect(await valuesOf('voucher', 'state')).toEqual([
    'closed',
    'confirmed',
    'enrolled',
    'held',
    'lapsed',
    'offered',
    'place-held',
    'suspended',
  ])
  expect(await valuesOf('provider', 'bin')).toHaveLength(160)
})

test('the department has written to kindergartens: some answered, some are late, one letter was corrected', async () => {
  const { rows } = await sql<{ asks: string; corrected: boolean; done: number; waiting: number }>`
    select letter.asks, exists (select from provider_letter newer where newer.corrects_id = letter.id) as corrected,
           count(done.provider_id)::integer as done, count(*)::integer - count(done.provider_id)::integer as waiting
    from provider_letter letter join provider_letter_recipient recipient on recipient.letter_id = letter.id
    left join provider_letter_acknowledgement done
      on done.letter_id = letter.id and done.provider_id = recipient.provider_id
    group by letter.id order by letter.id`.execute(first.app)
  expect(rows.map(({ asks, corrected }) => `${asks}${corrected ? ' corrected' : ''}`)).toEqual([
    'acknowledgement',
    'answer',
    'answer',
    'nothing corrected',
    'nothing',
  ])
  expect(rows[0]?.done).toBe(120)
  expect(rows[0]?.waiting).toBeGreaterThan(20)
})

test('places, holds, lists, contracts, absences and cases have somebody in each of their states', async () => {
  expect(await valuesOf('place', 'state')).toEqual([
    'exchange',
    'held',
    'published',
    'taken',
    'withdrawn',
  ])
  expect(await valuesOf('place', 'admission')).toEqual(['early-booking', 'general', 'temporary'])
  expect(await valuesOf('place_hold', 'state')).toEqual(['held', 'offered', 'released', 'used'])
  expect(await valuesOf('waiting_entry', 'state')).toContain('waiting')
  expect(await valuesOf('contract', 'state')).toEqual([
    'drafted',
    'ended',
    'in-force',
    'refused',
    'signed-by-guardian',
    'void',
  ])
  expect(await valuesOf('referral', 'state')).toEqual(['declined', 'enrolled', 'issued', 'lapsed'])
  expect(await valuesOf('swap_proposal', 'state')).toEqual(['declined', 'done', 'proposed'])
  expect(await valuesOf('family_case', 'state')).toEqual(['answered', 'open'])
})

test('three months were lived through: lines, disputes, acts, payments, batches and accounts are in every state', async () => {
  const months = await valuesOf('sheet', 'month')
  expect(months).toHaveLength(3)
  expect(await valuesOf('sheet_line', 'state')).toEqual([
    'confirmed',
    'disputed',
    'refused',
    'settled',
    'submitted',
    'unconfirmed',
  ])
  expect(await valuesOf('sheet_dispute', 'state')).toEqual([
    'conceded',
    'contested',
    'dismissed',
    'open',
    'unanswered',
    'upheld',
  ])
  const acts = ['approved', 'draft', 'paid', 'returned', 'sent', 'signed']
  expect(await valuesOf('act', 'state')).toEqual(acts)
  const payments = ['draft', 'paid', 'returned', 'sent', 'withdrawn']
  expect(await valuesOf('payment', 'state')).toEqual(payments)
  expect(await valuesOf('payment_batch', 'state')).toEqual(['draft', 'released', 'withdrawn'])
  expect(await valuesOf('provider_account', 'state')).toEqual(['confirmed', 'proposed', 'refused'])
  const twice = await sql`select act_id from payment where state in ('returned', 'paid')
    group by act_id having count(distinct state) = 2`.execute(first.app)
  expect(twice.rows).toHaveLength(1)
  const next = await sql<{ covered: boolean }>`
    select distinct exists (select from voucher_year where voucher_id = voucher.id and year = 2027) as covered
    from voucher where state = 'enrolled' order by 1`.execute(first.app)
  expect(next.rows.map(row => row.covered)).toContain(true)
})

test('what the office looks into is there: long absences, flags, ratings, a child that is not its family’s', async () => {
  const absences = ['ended', 'kept', 'objected', 'open', 'returned', 'suspended']
  expect(await valuesOf('long_absence', 'state')).toEqual(absences)
  // The paid month of a child that was never there is taken back: the next act sets it off.
  const takenBack = await sql<{
    n: number
  }>`select count(distinct line_id)::integer as n from sheet_correction
    join act_line using (line_id)`.execute(first.app)
  expect(takenBack.rows[0]?.n).toBe(1)
  const flags = ['confirmed', 'explained', 'open']
  expect(await valuesOf('plausibility_flag', 'state')).toEqual(flags)
  expect(await valuesOf('plausibility_flag', 'rule')).toEqual(
    expect.arrayContaining([
      'full-attendance',
      'marked-in-one-second',
      'one-device',
      'present-on-absence',
    ]),
  )
  const kinds = ['complaint', 'not-my-child']
  expect(await valuesOf('family_case', 'kind')).toEqual(expect.arrayContaining(kinds))
  for (const table of ['rating_answer', 'rating_ruling', 'attendance_change']) {
    const { rows } = await sql`select from ${sql.table(table)} limit 1`.execute(first.app)
    expect(rows, table).toHaveLength(1)
  }
})

test('each of its states is shown to somebody on the page of the demonstration', async () => {
  expect((await selectDemoLooks(first.app)).map(look => look.key).toSorted()).toEqual(
    [...LOOKS].sort(),
  )
})

test('nobody in it has a number that a real person can have', async () => {
  const real =
    await sql`select iin from person where substr(iin, 7, 1) not in ('7', '8', '9')`.execute(
      first.app,
    )
  expect(real.rows).toEqual([])
})

test('Aktobe comes beside it, twice the same way, and changes nothing of it', async () => {
  const [one = '', other = ''] = folders
  const before = (await leavesOf(first.app)).length
  const aktobe = { children: 150, seed: 'b', onlyDue: true }
  await Promise.all([
    makeCity(first, seedAktobe, { ...aktobe, folder: one }),
    makeCity(second, seedAktobe, { ...aktobe, folder: other }),
  ])
  const [told, again] = [await leavesOf(first.app, before), await leavesOf(second.app, before)]
  expect(told.findIndex((leaf, place) => leaf !== again[place])).toBe(-1)
  expect(territoriesOf(told)).toEqual(['aktobe'])
  expect(await crossings(first.app)).toEqual([])
  expect(await brokenPromises(first.app)).toEqual([])
}, 400_000)
