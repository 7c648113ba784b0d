/** Aktobe on its own: the figures of seed 002 in proportion, every state of a club's life. */
import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { countLive } from '../opendata/club-figures.ts'
import { findClubFigures } from '../opendata/find-club-figures.ts'
import { AKTOBE_CHILDREN, planAktobe, SEED_002 } from './aktobe-plan.ts'
import { NOT_ACCEPTED } from './live-namings.ts'
import { seedAktobe } from './seed-aktobe.ts'
import {
  aDataFolder,
  brokenPromises,
  crossings,
  leavesOf,
  makeCity,
  territoriesOf,
} from './seeding.fixture.ts'

const db = useDatabase()
const CHILDREN = 300
const TODAY = Temporal.PlainDate.from('2026-11-20')
let folder = ''

beforeAll(async () => {
  folder = await aDataFolder()
  await makeCity(db, seedAktobe, { folder, children: CHILDREN, seed: 'a', onlyDue: true })
}, 400_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

async function figuresNow() {
  const figures = await findClubFigures(db.app, 'aktobe', TODAY)
  const { vouchers, queued } = figures
  const live = { universal: countLive(vouchers.universal), targeted: countLive(vouchers.targeted) }
  return { ...figures, figures: { ...live, queued } }
}

/** Distinct values of a column, sorted. */
async function valuesOf(table: string, column: string): Promise<readonly string[]> {
  const result = await sql<{ value: string }>`
    select distinct ${sql.ref(column)} as value from ${sql.table(table)} order by 1`.execute(db.app)
  return result.rows.map(row => row.value)
}

test('with all its children it is the city of the press conference, with fewer a smaller one', () => {
  expect(planAktobe(AKTOBE_CHILDREN)).toMatchObject(SEED_002)
  expect(planAktobe(AKTOBE_CHILDREN / 2).targeted).toBe(Math.round(SEED_002.targeted / 2))
})

describe('alone', () => {
  test('as many vouchers of each form and children in the queue as planned, and no money left over', async () => {
    const { universal, targeted, queued } = planAktobe(CHILDREN)
    const { figures, money, directions, vouchers } = await figuresNow()
    expect(figures).toEqual({ universal, targeted, queued })
    expect(money.available).toBe(0n)
    // What was taken over has a direction though nobody has signed yet, but for the one whose family took another.
    const renewing = directions.reduce((sum, one) => sum + one.renewing, 0)
    expect(renewing + vouchers.targeted.attending).toBe(targeted)
    expect(vouchers.targeted.attending).toBe(planAktobe(CHILDREN).named - NOT_ACCEPTED)
  })

  test('it is made by the real actions: every promise holds, nothing crosses its borders', async () => {
    expect(await brokenPromises(db.app)).toEqual([])
    expect(await crossings(db.app)).toEqual([])
    expect(territoriesOf(await leavesOf(db.app))).toEqual(['aktobe'])
  })

  test('families are offered, choose, sign, go to lessons, quarrel, are paid for', async () => {
    expect(await valuesOf('voucher', 'state')).toEqual([
      'closed',
      'confirmed',
      'enrolled',
      'held',
      'offered',
      'place-held',
    ])
    expect(await valuesOf('contract', 'state')).toEqual(
      expect.arrayContaining(['drafted', 'ended', 'in-force', 'signed-by-guardian']),
    )
    expect(await valuesOf('sheet', 'month')).toHaveLength(2)
    expect(await valuesOf('sheet_line', 'state')).toEqual(expect.arrayContaining(['settled']))
    expect(await valuesOf('sheet_dispute', 'state')).toEqual(['conceded', 'upheld'])
    expect(await valuesOf('act', 'state')).toEqual(expect.arrayContaining(['paid']))
    expect(await valuesOf('payment', 'state')).toEqual(['paid'])
  })

  test('schools name children: families accept, one refuses, one has not answered', async () => {
    expect(await valuesOf('naming', 'state')).toEqual(['accepted', 'proposed', 'refused'])
  })

  test('one child changed clubs; another took a universal voucher beside its targeted one', async () => {
    const changed = await sql`
      select application_id from enrolment group by application_id having count(distinct group_id) = 2`.execute(
      db.app,
    )
    expect(changed.rows).toHaveLength(1)
    const ending = await sql<{ ends: string; state: string }>`
      select targeted.ends_on::text as ends, universal.state from voucher targeted
      join voucher universal on universal.child_id = targeted.child_id and universal.form = 'universal'
      where targeted.ends_on is not null`.execute(db.app)
    expect(ending.rows).toContainEqual(expect.objectContaining({ ends: '2026-11-30' }))
  })

  test('some groups have a gate shut, and nobody signs there', async () => {
    const lacking = sql`select from coach where coach.provider_id = provider.id and not exists (
      select from coach_evidence where coach_id = coach.id and kind = 'no-conviction')`
    const shut = await sql<{ name: string; contracts: number }>`
      select name_ru as name, (select count(*)::integer from contract where contract.provider_id = provider.id) as contracts
      from provider where exists (${lacking})`.execute(db.app)
    expect(shut.rows.every(one => one.contracts === 0)).toBe(true)
  })

  test('nobody in it has a number that a real person can have', async () => {
    const real =
      await sql`select iin from person where substr(iin, 7, 1) not in ('7', '8', '9')`.execute(
        db.app,
      )
    expect(real.rows).toEqual([])
  })
})
