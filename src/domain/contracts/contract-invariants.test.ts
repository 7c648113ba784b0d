/** The promises about enrolled children turn red when somebody rewrites the database with the owner's rights. */
import { type RawBuilder, sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aBudget, aKindergarten } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { askInvariants } from '../opendata/check-invariants.ts'
import type { Contract } from './contract.ts'
import { contractsOf } from './enrolled-child.fixture.ts'

const db = useDatabase()
const setting = aSetting('2026-07-06T09:00')
const made = contractsOf(() => db.app, setting)
let contract: Contract
let voucher: string

beforeAll(async () => {
  const groups = await aKindergarten(db.app, setting, { places: { 3: 3 } })
  await aBudget(db.app, setting, { tenge: 900_000_000 })
  const child = await made.aConfirmedChild()
  contract = await made.anEnrolled(child, { groupId: groups.get(3) ?? 0n })
  const row = await db.app.selectFrom('voucher').select('number').executeTakeFirstOrThrow()
  voucher = row.number
})

/** What is red after a rewriting, of which nothing stays. */
async function redAfter(rewrite: RawBuilder<unknown>) {
  let red: Record<string, readonly string[]> = {}
  const undone = new Error('undone')
  await inTransaction(db.owner, async tx => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await rewrite.execute(tx)
    const broken = (await askInvariants(tx)).filter(({ outcome }) => outcome !== 'holds')
    red = Object.fromEntries(broken.map(({ name, violations }) => [name, violations]))
    throw undone
  }).catch(error => expect(error).toBe(undone))
  return red
}

test('all of them hold where the actions did the work', async () => {
  expect(await redAfter(sql`select 1`)).toEqual({})
})

test('a contract that lost a signature, or whose text was changed after it was signed', async () => {
  const { number } = contract
  const red = { 'enrolled-has-contract': [number] }
  expect(await redAfter(sql`delete from contract_signature where party = 'guardian'`)).toEqual(red)
  expect(await redAfter(sql`update contract set document_sha256 = ${'f'.repeat(64)}`)).toEqual(red)
})

test('a voucher that is enrolled without a contract, and a contract without its enrolment', async () => {
  const ended = sql`update contract set state = 'ended', end_reason = 'guardian'`
  expect(await redAfter(ended)).toEqual({ 'enrolled-has-contract': [voucher] })
  expect(await redAfter(sql`delete from enrolment`)).toEqual({
    'enrolled-has-contract': [contract.number],
  })
})

test('a group that does not count a child with a seat, and one that counts a child as away that is not', async () => {
  const fewer = await redAfter(sql`update provider_group set enrolled = 0`)
  expect(Object.keys(fewer)).toEqual(['seats-add-up'])
  const away = await redAfter(sql`update provider_group set away = 1`)
  expect(away['seats-add-up']).toEqual([expect.stringMatching(/^\d{12}\/3-топ$/)])
})
