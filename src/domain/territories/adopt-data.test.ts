/** A new version of a rule pack takes the place of the one before, which stays readable. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting, territoryData } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { adoptData } from './adopt-data.ts'
import { isBoundedByMoney, type RulePack } from './rule-pack.ts'
import { getRulesInForce } from './rules-in-force.ts'

const db = useDatabase()
const setting = aSetting('2026-09-01T09:00')

const adopt = (packs: readonly RulePack[]) =>
  inTransaction(db.app, tx => adoptData(tx, SYSTEM, setting, { ...territoryData, packs }))

/** As an installation has them that knows no contracts of clubs yet. */
function earlier(pack: RulePack): RulePack {
  if (pack.programme !== 'club') return pack
  const known = Object.entries(pack.values).filter(
    ([key]) => !/^(contract|attendance|rating)\.|boundedBy/.test(key),
  )
  return { ...pack, version: '2', values: Object.fromEntries(known) } as RulePack
}

test('a database with earlier rules of clubs takes the newer ones, and keeps what was decided by', async () => {
  await sql`delete from rule_pack where programme = 'club'`.execute(db.owner)
  const { packs } = territoryData
  const clubs = packs.filter(pack => pack.programme === 'club')
  expect((await adopt(packs.map(earlier))).packs).toEqual(clubs.map(({ id }) => `${id} 2`))
  const rules = () => getRulesInForce(db.app, 'aktobe', 'club', setting.clock.today())
  expect(isBoundedByMoney((await rules()).pack)).toBe(false)
  setting.clock.advance({ hours: 1 })
  expect((await adopt(packs)).packs).toEqual(clubs.map(({ id, version }) => `${id} ${version}`))
  expect(isBoundedByMoney((await rules()).pack)).toBe(true)
  expect((await adopt(packs)).packs).toEqual([])
  const { rows } = await sql<{ version: string; live: boolean }>`
    select version, retired_at is null as live from rule_pack
    where id = ${clubs[0]?.id} order by version`.execute(db.app)
  expect(rows).toEqual([
    { version: '2', live: false },
    { version: clubs[0]?.version, live: true },
  ])
})
