/** What the public counts of targeted vouchers, the promise behind them, and a family that is forgotten. */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aBudget } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { aTaughtClub } from '../activities/taught-club.fixture.ts'
import { enterNamed } from '../applications/enter-named.ts'
import { leavesOf } from '../contracts/enrolled-child.fixture.ts'
import { eraseNamingWords } from '../erasure/erasure-queries.ts'
import { countLive } from '../opendata/club-figures.ts'
import { findClubFigures } from '../opendata/find-club-figures.ts'
import { findNamingsByClub, findNamingsOfClub } from './find-namings.ts'
import { namingsOf } from './named-child.fixture.ts'

const db = useDatabase()
const setting = aSetting('2026-09-10T09:00')
const made = namingsOf(() => db.app, setting)
const SYSTEM = { kind: 'system', name: 'test' } as const
let school: Awaited<ReturnType<typeof aTaughtClub>>

beforeAll(async () => {
  await aBudget(db.app, setting, { programme: 'club', tenge: 9_000_000 })
  school = await aTaughtClub(db.app, setting, { clubKind: 'school-club', places: 20 })
})

test('the city counts a targeted voucher from the moment that the family accepts', async () => {
  const figures = async () =>
    (await findClubFigures(db.app, 'aktobe', setting.clock.today())).vouchers.targeted
  const family = await made.aFamily()
  const number = await made.aNaming(school, family)
  expect(countLive(await figures())).toBe(0)
  await made.accept(number, family)
  expect(await figures()).toMatchObject({ choosing: 1, attending: 0 })
  await made.aNamedChild(school)
  expect(await figures()).toMatchObject({ choosing: 1, attending: 1 })
  expect(await made.brokenPromises()).toEqual([])
})

test('the log has each step, under public numbers only', async () => {
  const { application, family } = await made.aNamedChild(school)
  const kinds = await leavesOf(db.app, application)
  expect(kinds.slice(0, 2)).toEqual(['application.named', 'voucher.targeted'])
  const { rows } = await sql<{ kind: string; facts: string }>`
    select kind, leaf as facts from journal_entry where kind like 'naming.%' order by id desc limit 2`.execute(
    db.app,
  )
  expect(rows.map(row => row.kind)).toEqual(['naming.accepted', 'naming.proposed'])
  const told = rows.map(row => row.facts).join()
  for (const word of ['Атаулы', family.childIin, family.guardianIin])
    expect(told).not.toContain(word)
})

test('a targeted application without a yes turns the promise red; one that came with its territory does not', async () => {
  const enter = async (cause: 'named' | 'taken-over') => {
    const { childId, guardianId } = await made.aFamily()
    await made.act(tx =>
      enterNamed(tx, SYSTEM, setting, cause, [
        {
          territory: 'aktobe',
          settlement: 'aktobe',
          childId,
          guardianId,
          birthYear: 2016,
          cohort: 10,
          kind: 'general',
          facts: {},
        },
      ]),
    )
  }
  await enter('taken-over')
  expect(await made.brokenPromises()).toEqual([])
  await enter('named')
  expect((await made.brokenPromises()).join()).toContain('targeted-vouchers-were-accepted')
})

test('the department sees counts; a school sees its own list, and a name only once the family agreed', async () => {
  const relation = { territoryPath: ['kz', 'aktobe-region', 'aktobe'] }
  const officer = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'aktobe' } as const
  const [counts] = await findNamingsByClub(db.app, officer, { territory: 'aktobe', relation })
  expect(counts).toMatchObject({ bin: school.bin, accepted: 3, proposed: 0 })
  const open = await made.aFamily()
  await made.aNaming(school, open)
  const { providerId } = school
  const actor = await made.staffOf(school)
  const rows = await findNamingsOfClub(db.app, actor, { providerId, limit: 50, offset: 0 })
  expect(rows.map(({ state, childName }) => [state, childName]).slice(0, 2)).toEqual([
    ['proposed', null],
    ['accepted', 'Атаулы Бала'],
  ])
})

test('with a family its words and the marks of schools are forgotten', async () => {
  const family = await made.aFamily()
  await made.name(school, [{ ...family, label: '3Ә, Айша' }])
  await sql`update naming set state = 'refused', answered_at = now(), words = 'Бармаймыз'
    where child_id = ${family.childId}`.execute(db.owner)
  await made.act(tx => eraseNamingWords(tx, family.childId))
  const { rows } =
    await sql`select label, words from naming where child_id = ${family.childId}`.execute(db.app)
  expect(rows).toEqual([{ label: null, words: '***' }])
})
