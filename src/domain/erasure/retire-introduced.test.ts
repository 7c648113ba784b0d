/** Families that made themselves known and never applied: kept a year, then nobody knows them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anApplication, aPhone, VISITOR } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { aTaughtClub } from '../activities/taught-club.fixture.ts'
import { openDocumentStore } from '../applications/document-store.ts'
import { submitApplication } from '../applications/submit-application.ts'
import { refuseNaming } from '../namings/close-naming.ts'
import { type KnownFamily, namingsOf } from '../namings/named-child.fixture.ts'
import { findPersonByIin } from '../people/ensure-family.ts'
import { introduceFamily } from '../people/introduce-family.ts'
import { retireFamilies } from './retire-families.ts'

const db = useDatabase()
const setting = aSetting('2026-09-10T09:00')
const folder = mkdtempSync(join(tmpdir(), 'kezek-introduced-'))
const store = openDocumentStore(join(folder, 'uploads'))
const SYSTEM: Actor = { kind: 'system', name: 'worker' }
const made = namingsOf(() => db.app, setting)
let school: Awaited<ReturnType<typeof aTaughtClub>>
let applied: ReturnType<typeof anApplication>

beforeAll(async () => {
  school = await aTaughtClub(db.app, setting, { clubKind: 'school-club', places: 40 })
  // While there are rules to apply by: the tests go on for years.
  applied = await introduce()
  await made.act(tx => submitApplication(tx, VISITOR, setting, applied))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const retire = () =>
  retireFamilies(db.app, SYSTEM, setting, store, fault => {
    throw fault
  })

const introduce = (input = anApplication({ programme: 'club' })) =>
  inTransaction(db.app, async tx => {
    const { child, guardian } = input
    const phoneVerifiedAt = setting.clock.now()
    await introduceFamily(tx, VISITOR, setting, {
      ...{ child, guardian, phoneVerifiedAt },
      guardianship: 'yes',
    })
    return input
  })

const isKnown = async ({ child, guardian }: ReturnType<typeof anApplication>) => {
  const found = [child, guardian].map(({ iin }) => findPersonByIin(db.app, iin))
  return (await Promise.all(found)).map(person => person !== undefined)
}

test('an invitation of a club keeps the family, and so does its answer for a year', async () => {
  const input = await introduce()
  const childId = (await findPersonByIin(db.app, input.child.iin))?.id ?? 0n
  const guardianId = (await findPersonByIin(db.app, input.guardian.iin))?.id ?? 0n
  setting.clock.advance({ days: 10 })
  const family: KnownFamily = {
    ...{ childId, guardianId, childIin: input.child.iin, guardianIin: input.guardian.iin },
    guardian: { kind: 'guardian', personId: guardianId },
  }
  const number = await made.aNaming(school, family)
  setting.clock.advance({ days: 360 })
  await retire()
  expect(await isKnown(input)).toEqual([true, true])
  await made.act(tx => refuseNaming(tx, family.guardian, setting, { number, words: 'Ол бармайды' }))
  setting.clock.advance({ days: 360 })
  await retire()
  expect(await isKnown(input)).toEqual([true, true])
  setting.clock.advance({ days: 6 })
  await retire()
  expect(await isKnown(input)).toEqual([false, false])
  const { rows } = await sql<{ words: string | null }>`
    select words from naming where number = ${number}`.execute(db.app)
  expect(rows).toEqual([{ words: '***' }])
})

test('a year later nothing tells who they were, and the telephone is free', async () => {
  const phone = aPhone()
  const family = await introduce(anApplication({ programme: 'club', phone }))
  const again = await introduce()
  setting.clock.advance({ days: 200 })
  await introduce(again)
  expect(await retire()).toBe(0)
  setting.clock.advance({ days: 166 })
  expect(await retire()).toBe(1)
  expect(await isKnown(family)).toEqual([false, false])
  expect(await isKnown(again)).toEqual([true, true])
  const { rows } = await sql`select from person where phone = ${phone}`.execute(db.app)
  expect(rows).toHaveLength(0)
  expect(await retire()).toBe(0)
})

test('who applied meanwhile is kept as long as the application', async () => {
  setting.clock.advance({ days: 400 })
  await retire()
  expect(await isKnown(applied)).toEqual([true, true])
  const { rows } = await sql`
    select from introduction join person on person.id = child_id
    where iin = ${applied.child.iin}`.execute(db.app)
  expect(rows).toHaveLength(0)
})
