/** Where the rules make the department a third party, and a kindergarten signs with a key only. */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aBudget, aKindergarten } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aStaffId } from '../../../test/office.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { selectSignatures } from './contract-queries.ts'
import { contractsOf, outcomeOf } from './enrolled-child.fixture.ts'
import { signInCabinet } from './sign-in-cabinet.ts'

const db = useDatabase()
const setting = aSetting('2026-07-06T09:00')
const made = contractsOf(() => db.app, setting)
let groupId: bigint
let department: Actor

/** Other values in the rules of the day, as a new version of the pack would bring them. */
async function changeRules(key: string, value: unknown, hash: string) {
  await sql`update rule_pack set content_hash = ${hash.repeat(64)},
      content = jsonb_set(content, array['values', ${key}::text, 'value'], ${JSON.stringify(value)}::jsonb)
    where id = 'kz-preschool-voucher-2026-continued' and retired_at is null`.execute(db.owner)
}

beforeAll(async () => {
  groupId = (await aKindergarten(db.app, setting, { places: { 3: 5 } })).get(3) ?? 0n
  await aBudget(db.app, setting, { tenge: 900_000_000 })
  const staffId = await aStaffId(db, 'officer')
  department = { kind: 'staff', staffId, role: 'officer', territory: 'taraz' }
})

test('a contract is in force when all three have signed, the family first', async () => {
  await changeRules('contract.departmentSigns', true, 'a')
  const contract = await made.aDraft(await made.aConfirmedChild(), { groupId })
  const signAsDepartment = (actor = department) =>
    outcomeOf(made.act(tx => signInCabinet(tx, actor, setting, contract)))
  expect(await signAsDepartment()).toBe('contract/guardian-first')
  await made.signAsGuardian(contract)
  expect(await signAsDepartment()).toBe('signed-by-guardian')
  expect(await signAsDepartment()).toBe('contract/already-signed')
  expect(await signAsDepartment({ ...department, role: 'auditor' } as Actor)).toBe('NotAllowed')
  expect(await made.signAsProvider(contract)).toBe('in-force')
  const parties = (await selectSignatures(db.app, contract)).map(one => one.party)
  expect(parties).toEqual(['guardian', 'department', 'provider'])
})

test('a department that is no party signs nothing', async () => {
  await changeRules('contract.departmentSigns', false, 'b')
  const contract = await made.aDraft(await made.aConfirmedChild(), { groupId })
  await made.signAsGuardian(contract)
  const sign = made.act(tx => signInCabinet(tx, department, setting, contract))
  expect(await outcomeOf(sign)).toBe('contract/method-not-allowed')
})

test('a way to sign that the rules do not name is refused', async () => {
  await changeRules('contract.providerSigns', ['eds'], 'c')
  const contract = await made.aDraft(await made.aConfirmedChild(), { groupId })
  await made.signAsGuardian(contract)
  expect(await outcomeOf(made.signAsProvider(contract))).toBe('contract/method-not-allowed')
  await changeRules('contract.guardianSigns', ['eds'], 'd')
  const other = await made.aDraft(await made.aConfirmedChild(), { groupId })
  expect(await outcomeOf(made.signAsGuardian(other))).toBe('contract/method-not-allowed')
})

test('where no text of a contract holds, none is drawn up', async () => {
  await sql`update contract_template set retired_at = now() where regime = 'voucher'`.execute(
    db.owner,
  )
  const draft = made.aDraft(await made.aConfirmedChild(), { groupId })
  expect(await outcomeOf(draft)).toBe('contract/no-template')
})
