/** The demonstration's cities can be made on any day, early in a year too, and in either order. */
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { countLive } from '../opendata/club-figures.ts'
import { findClubFigures } from '../opendata/find-club-figures.ts'
import { planAktobe } from './aktobe-plan.ts'
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

const db = useDatabase()
const EARLY = '2027-01-06T12:00'
const DAY = Temporal.PlainDate.from('2027-01-06')
let folder = ''
beforeAll(async () => {
  folder = await aDataFolder()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function figuresNow() {
  const { vouchers, queued } = await findClubFigures(db.app, 'aktobe', DAY)
  return {
    universal: countLive(vouchers.universal),
    targeted: countLive(vouchers.targeted),
    queued,
  }
}

test('in the first days of a year Aktobe has exactly its figures', async () => {
  await makeCity(db, seedAktobe, { folder, children: 150, seed: 'early', on: EARLY, onlyDue: true })
  const { universal, targeted, queued } = planAktobe(150)
  expect(await figuresNow()).toEqual({ universal, targeted, queued })
  expect(await brokenPromises(db.app)).toEqual([])
}, 200_000)

test('Taraz comes beside it, its months reach into two years, and it changes nothing of Aktobe', async () => {
  const before = await figuresNow()
  const count = (await leavesOf(db.app)).length
  await makeCity(db, seedCity, { folder, children: 120, seed: 'early', on: EARLY })
  const leaves = await leavesOf(db.app, count)
  // The office's look of the night goes over every city, whoever's night it is.
  const told = leaves.filter(leaf => !leaf.includes('"kind":"flag.raised"'))
  expect(territoriesOf(told)).toEqual(['baizak', 'taraz'])
  expect(await figuresNow()).toEqual(before)
  expect(await crossings(db.app)).toEqual([])
  expect(await brokenPromises(db.app)).toEqual([])
}, 200_000)
