/** The demonstration's cities can be made on any day: early in a year, early in a month. */
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { countLive } from '../opendata/club-figures.ts'
import { findClubFigures } from '../opendata/find-club-figures.ts'
import { planAktobe } from './aktobe-plan.ts'
import { seedAktobe } from './seed-aktobe.ts'
import { seedCity } from './seed-city.ts'
import { aDataFolder, brokenPromises, makeCity } from './seeding.fixture.ts'

const db = useDatabase()
const EARLY = '2027-01-06T12:00'
let folder = ''
beforeAll(async () => {
  folder = await aDataFolder()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('in the first days of a year, when its months reach into two years', async () => {
  await makeCity(db, seedCity, { folder, children: 120, seed: 'early', on: EARLY })
  expect(await brokenPromises(db.app)).toEqual([])
}, 200_000)

test('Aktobe, too, with exactly its figures', async () => {
  await makeCity(db, seedAktobe, { folder, children: 150, seed: 'early', on: EARLY, onlyDue: true })
  const { universal, targeted, queued } = planAktobe(150)
  const figures = await findClubFigures(db.app, 'aktobe', Temporal.PlainDate.from('2027-01-06'))
  expect({
    universal: countLive(figures.vouchers.universal),
    targeted: countLive(figures.vouchers.targeted),
    queued: figures.queued,
  }).toEqual({ universal, targeted, queued })
  expect(await brokenPromises(db.app)).toEqual([])
}, 200_000)
