/** The family and the kindergarten get the contract as a PDF; nobody else does. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBudget, aKindergarten } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aParentPortal, type ParentPortal } from '../../../test/parent.ts'
import { signInGuardian, signInStaff } from '../../../test/portal.ts'
import type { Application } from '../../domain/applications/application.ts'
import type { Contract } from '../../domain/contracts/contract.ts'
import { contractsOf } from '../../domain/contracts/enrolled-child.fixture.ts'

const db = useDatabase()
let portal: ParentPortal
let child: Application
let stranger: Application
let contract: Contract
let staffId: bigint

beforeAll(async () => {
  portal = await aParentPortal(db)
  const { setting } = portal
  const made = contractsOf(() => db.app, setting)
  const groups = await aKindergarten(db.app, setting, { places: { 3: 3 } })
  await aBudget(db.app, setting, { tenge: 900_000_000 })
  child = await made.aConfirmedChild()
  stranger = await made.aConfirmedChild()
  contract = await made.aDraft(child, { groupId: groups.get(3) ?? 0n })
  await made.signAsGuardian(contract)
  const provider = await made.providerActor(contract)
  staffId = provider.kind === 'provider' ? provider.staffId : 0n
})
afterAll(() => portal.close())

async function ask(url: string, personId: bigint | undefined) {
  const visitor = portal.visitor()
  if (personId === undefined) await signInStaff(portal, visitor, staffId)
  else await signInGuardian(portal, visitor, personId)
  const answer = await visitor.get(url)
  return [answer.statusCode, answer.rawPayload.subarray(0, 5).toString()]
}

test('to its own family and its own kindergarten', async () => {
  const own = `/kk/cabinet/${child.number}/contract/${contract.number}/contract.pdf`
  expect(await ask(own, child.guardianId)).toEqual([200, '%PDF-'])
  expect((await ask(own, stranger.guardianId))[0]).toBeGreaterThanOrEqual(400)
  const theirs = `/ru/provider/contracts/${contract.number}/contract.pdf`
  expect(await ask(theirs, undefined)).toEqual([200, '%PDF-'])
  expect((await ask(theirs, stranger.guardianId))[1]).not.toBe('%PDF-')
})
