/** The promises about places turn red, each for its own reason, when somebody rewrites the database with the owner's rights. */
import { type RawBuilder, sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { askInvariants } from '../opendata/check-invariants.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import { holdRound } from './hold-round.ts'
import { confirmedFamilies, QUEUE, someGroups, wish } from './town.fixture.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
let child: Application
let group = 0n

beforeAll(async () => {
  const groups = await someGroups(db.app, setting, [3])
  group = groups[0] ?? 0n
  const children = await confirmedFamilies(db.app, setting, [{}, {}])
  child = children[0] as Application
  await wish(db.app, setting, child, [group])
  await holdRound(db.app, SYSTEM, setting, QUEUE)
})

/** What is red when something was rewritten; nothing of it stays. */
async function redAfter(rewrite?: RawBuilder<unknown>) {
  let red: Record<string, readonly string[]> = {}
  const undone = new Error('undone')
  await inTransaction(db.owner, async tx => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await rewrite?.execute(tx)
    const reports = await askInvariants(tx)
    const broken = reports.filter(({ outcome }) => outcome !== 'holds')
    red = Object.fromEntries(broken.map(({ name, violations }) => [name, violations]))
    throw undone
  }).catch(error => expect(error).toBe(undone))
  return red
}

test('they hold where the actions did the work', async () => {
  expect(await redAfter()).toEqual({})
})

test('a held place that is published again beside its hold', async () => {
  const red = await redAfter(sql`update place set state = 'published' where state = 'held'`)
  expect(Object.keys(red)).toEqual(['no-place-twice'])
})

test('a place that is taken without a hold', async () => {
  const red = await redAfter(
    sql`update place set state = 'taken' where id = (select max(id) from place)`,
  )
  expect(red['no-place-twice']).toHaveLength(1)
})

test('a voucher that lost its place, and one that says it holds one', async () => {
  const { number = '' } = (await findVoucherOfApplication(db.app, child.id)) ?? {}
  const lost = await redAfter(
    sql`update voucher set state = 'confirmed' where application_id = ${child.id}`,
  )
  expect(lost).toEqual({ 'hold-fits-voucher': [number] })
  const said = await redAfter(
    sql`update voucher set state = 'place-held' where application_id <> ${child.id}`,
  )
  expect(said['hold-fits-voucher']).toHaveLength(1)
})

test('a group that is smaller than what it gives', async () => {
  const red = await redAfter(sql`update provider_group set capacity = 2 where id = ${group}`)
  expect(Object.keys(red)).toEqual(['group-not-over-capacity'])
})
