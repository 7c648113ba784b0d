/** A contract names a child and a parent: every look of staff at one is kept, also at its files. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBudget, aKindergarten, guardianOf } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aStaffId } from '../../../test/office.ts'
import { aParentPortal, type ParentPortal } from '../../../test/parent.ts'
import { signInGuardian, signInStaff } from '../../../test/portal.ts'
import { aProviderDesk } from '../../../test/provider-desk.ts'
import type { Application } from '../../domain/applications/application.ts'
import type { Contract } from '../../domain/contracts/contract.ts'
import { contractsOf } from '../../domain/contracts/enrolled-child.fixture.ts'
import { lookAtContract } from '../../domain/contracts/look-at-contract.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'

const db = useDatabase()
let portal: ParentPortal
let made: ReturnType<typeof contractsOf>
let child: Application
let contract: Contract
let staffId: bigint
let path = ''

beforeAll(async () => {
  portal = await aParentPortal(db)
  made = contractsOf(() => db.app, portal.setting)
  const groups = await aKindergarten(db.app, portal.setting, { places: { 3: 3 } })
  await aBudget(db.app, portal.setting, { tenge: 900_000_000 })
  child = await made.aConfirmedChild()
  contract = await made.aDraft(child, { groupId: groups.get(3) ?? 0n })
  await made.signAsGuardian(contract)
  const provider = await made.providerActor(contract)
  staffId = provider.kind === 'provider' ? provider.staffId : 0n
  path = `/kk/provider/contracts/${contract.number}`
})
afterAll(() => portal.close())

const looksOf = async (id: bigint) =>
  (
    await sql<{ what: string; application_id: bigint; at: Temporal.Instant }>`
      select what, application_id, at from access_record where staff_id = ${id} order by id`.execute(
      db.owner,
    )
  ).rows
const look = (actor: Actor, number = contract.number) =>
  inTransaction(db.app, tx => lookAtContract(tx, actor, portal.setting, number))

test('somebody of the kindergarten: the page, its text and its PDF, each time', async () => {
  const head = portal.visitor()
  await signInStaff(portal, head, staffId)
  for (const file of ['', '/document.txt', '/contract.pdf']) {
    expect((await head.get(`${path}${file}`)).statusCode).toBe(200)
  }
  const looks = await looksOf(staffId)
  expect(looks.map(one => one.what)).toEqual(['contract', 'contract', 'contract'])
  expect(new Set(looks.map(one => one.application_id))).toEqual(new Set([child.id]))
  // Shown again with its mistake, it is seen again; what is done without showing it leaves no look.
  await head.get(path)
  expect((await head.post(`${path}/refuse`, {})).statusCode).toBe(422)
  expect(await looksOf(staffId)).toHaveLength(5)
})

test('somebody of another kindergarten is refused and has seen nothing', async () => {
  const other = await aProviderDesk(db, portal, { 4: 1 })
  expect((await other.get(path)).statusCode).toBe(403)
  expect(await looksOf(other.staffId)).toEqual([])
})

test('an officer of the department too, and the family at its own not at all', async () => {
  const officerId = await aStaffId(db, 'officer')
  await look({ kind: 'staff', staffId: officerId, role: 'officer', territory: 'taraz' })
  expect((await looksOf(officerId)).map(one => one.what)).toEqual(['contract'])
  const before = await sql<{ n: number }>`select count(*)::integer as n from access_record`.execute(
    db.owner,
  )
  await look(guardianOf(child))
  const parent = portal.visitor()
  await signInGuardian(portal, parent, child.guardianId)
  await parent.get(`/kk/cabinet/${child.number}/contract/${contract.number}`)
  const after = await sql<{ n: number }>`select count(*)::integer as n from access_record`.execute(
    db.owner,
  )
  expect(after.rows).toEqual(before.rows)
})

test('once the family is erased nobody is named any more, and nothing is kept', async () => {
  const groups = await aKindergarten(db.app, portal.setting, { places: { 3: 1 } })
  const erased = await made.aDraft(await made.aConfirmedChild(), { groupId: groups.get(3) ?? 0n })
  await sql`delete from contract_document where contract_id = ${erased.id}`.execute(db.owner)
  const headId = await aStaffId(db, 'head')
  const head: Actor = { kind: 'staff', staffId: headId, role: 'head', territory: 'taraz' }
  await look(head, erased.number)
  expect(await looksOf(headId)).toEqual([])
  await look(head)
  expect(await looksOf(headId)).toHaveLength(1)
})
