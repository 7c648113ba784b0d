/** How much of the planted fraud the rules find in a city of a seed, and how much honest life they disturb. */

import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { FLAG_RULES, type FlagRule } from './flag.ts'
import { anHonestCity, draws, MONTH } from './honest-city.fixture.ts'
import { honestClubs } from './honest-clubs.fixture.ts'
import { plantInClubs } from './planted-clubs.fixture.ts'
import { type Planted, plantFraud } from './planted-fraud.fixture.ts'
import { raiseFlags } from './raise-flags.ts'
import { writeCity } from './written-city.fixture.ts'
import { writeClubs } from './written-clubs.fixture.ts'

const db = useDatabase()
const setting = aSetting('2026-11-10T04:00')
const SEED = 20_261_001
const look = { territory: 'taraz', month: MONTH, groupId: null }
const system = { kind: 'system', name: 'test' } as const
const raise = () => inTransaction(db.app, tx => raiseFlags(tx, system, setting, look))

let planted: readonly Planted[] = []
let flags: readonly { rule: FlagRule; subject: string }[] = []

beforeAll(async () => {
  const city = anHonestCity(SEED)
  const clubs = honestClubs(draws(SEED + 2))
  planted = [...plantFraud(city, draws(SEED + 1)), ...plantInClubs(clubs)]
  await writeCity(db, city)
  await writeClubs(db, clubs)
  await raise()
  flags = await flagsNow()
}, 60_000)

async function flagsNow() {
  const result = await sql<{ rule: FlagRule; subject: string }>`
    select rule, subject from plausibility_flag order by rule, subject`.execute(db.app)
  return result.rows
}

const key = (one: { rule: string; subject: string }) => `${one.rule} ${one.subject}`

/** [found, of them right, planted, of them by somebody careful who was not found] */
function measure(rule?: FlagRule): readonly number[] {
  const of = <One extends { rule: FlagRule }>(all: readonly One[]) =>
    all.filter(one => rule === undefined || one.rule === rule)
  const truth = new Set(of(planted).map(key))
  const found = new Set(of(flags).map(key))
  const missed = of(planted).filter(one => one.careful && !found.has(key(one)))
  const right = [...found].filter(one => truth.has(one)).length
  return [found.size, right, truth.size, missed.length]
}

test('each rule finds what is crude, misses what is careful, and is seldom wrong', () => {
  expect(Object.fromEntries(FLAG_RULES.map(rule => [rule, measure(rule)]))).toEqual({
    'full-attendance': [7, 7, 8, 1],
    'marked-in-one-second': [3, 3, 4, 1],
    'present-on-absence': [7, 7, 8, 1],
    'present-on-day-off': [4, 4, 4, 0],
    'over-capacity': [4, 4, 4, 0],
    'same-days': [7, 7, 8, 1],
    // Of them four in clubs, where the lessons clash too.
    'two-places': [12, 12, 12, 0],
    'one-device': [5, 5, 6, 1],
    // Wrong once: the quarantine of a whole group on the very days of the check.
    'fall-at-check': [5, 4, 5, 1],
    'outside-contract': [9, 9, 10, 1],
    // A kindergarten that notes no times hides a clash.
    'lesson-clash': [8, 8, 9, 1],
    'outside-timetable': [3, 3, 4, 1],
    'over-room-capacity': [6, 6, 7, 1],
    // One person with two papers in two clubs is two people.
    'coach-in-two-places': [6, 6, 8, 2],
  })
  const [found = 0, right = 0, all = 0] = measure()
  expect(right / found).toBeGreaterThanOrEqual(0.98)
  expect(right / all).toBeGreaterThanOrEqual(0.87)
})

test('what is found again is the same flag; two who look at once raise it once', async () => {
  expect(await Promise.all([raise(), raise()])).toEqual([0, 0])
  expect(await flagsNow()).toEqual(flags)
})
