/** Illness, quarantine, late phones, sisters with one phone: what honest kindergartens are asked about for nothing. */

import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { anHonestCity, draws, MONTH } from './honest-city.fixture.ts'
import { honestClubs } from './honest-clubs.fixture.ts'
import { raiseFlags } from './raise-flags.ts'
import { writeCity } from './written-city.fixture.ts'
import { writeClubs } from './written-clubs.fixture.ts'

const db = useDatabase()
const setting = aSetting('2026-11-10T04:00')

test('a month of 60 honest kindergartens and 30 honest clubs raises next to nothing', async () => {
  await writeCity(db, anHonestCity(7))
  await writeClubs(db, honestClubs(draws(8)))
  const look = { territory: 'taraz', month: MONTH, groupId: null }
  const system = { kind: 'system', name: 'test' } as const
  await inTransaction(db.app, tx => raiseFlags(tx, system, setting, look))
  const { rows } = await sql<{ rule: string; subject: string }>`
    select rule, subject from plausibility_flag order by rule, subject`.execute(db.app)
  expect(rows).toEqual([])
}, 60_000)
