/** The code that signs: it goes to the guardian's own phone, and proves this text of this contract only. */
import { beforeEach, expect, test } from 'vitest'
import { aBudget, aKindergarten, guardianOf } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { newestCode } from '../../../test/parent.ts'
import { aSetting } from '../../../test/setting.ts'
import { provePhone, requestPhoneCode } from '../../platform/identity/phone-code.ts'
import type { SessionToken } from '../../platform/identity/session.ts'
import type { Application } from '../applications/application.ts'
import type { Contract } from './contract.ts'
import { contractsOf } from './enrolled-child.fixture.ts'
import { signByCode, signingSubject } from './sign-by-code.ts'

const db = useDatabase()
const setting = aSetting('2026-07-06T09:00')
const made = contractsOf(() => db.app, setting)
const token = 'a'.repeat(43) as SessionToken
let child: Application
let contract: Contract

beforeEach(async () => {
  const groups = await aKindergarten(db.app, setting, { places: { 3: 3 } })
  await aBudget(db.app, setting, { tenge: 900_000_000 })
  child = await made.aConfirmedChild()
  contract = await made.aDraft(child, { groupId: groups.get(3) ?? 0n })
})

async function ask(): Promise<string> {
  const phone = await made.phoneOf(child.guardianId)
  const world = { clock: setting.clock, wallClock: setting.clock, entropy: setting.entropy }
  const about = signingSubject(contract)
  await requestPhoneCode(db.app, world, { purpose: 'sign', token, phone, language: 'kk', about })
  return newestCode(db)
}

const prove = (code: string, about: string, purpose: 'sign' | 'apply' = 'sign', by = token) =>
  provePhone(db.app, setting.clock, { purpose, token: by, code, about })

test('signs this contract, once', async () => {
  const code = await ask()
  const proven = await prove(code, signingSubject(contract))
  expect(proven).toEqual({ ok: true, value: await made.phoneOf(child.guardianId) })
  if (!proven.ok) return
  const { number, documentSha256 } = contract
  const input = { number, documentSha256, phone: proven.value }
  expect(await made.act(tx => signByCode(tx, guardianOf(child), setting, input))).toBe(
    'signed-by-guardian',
  )
  expect(await prove(code, signingSubject(contract))).toEqual({ ok: false, error: 'code-over' })
})

test('proves nothing for another contract, another text, another purpose or another browser', async () => {
  const code = await ask()
  const wrong = { ok: false, error: 'code-wrong' }
  const other = { number: 'K7M-4PX-92T', documentSha256: contract.documentSha256 }
  expect(await prove(code, signingSubject(other))).toEqual(wrong)
  const changed = { number: contract.number, documentSha256: 'f'.repeat(64) }
  expect(await prove(code, signingSubject(changed))).toEqual(wrong)
  const over = { ok: false, error: 'code-over' }
  expect(await prove(code, signingSubject(contract), 'apply')).toEqual(over)
  const stranger = 'b'.repeat(43) as SessionToken
  expect(await prove(code, signingSubject(contract), 'sign', stranger)).toEqual(over)
  expect((await prove(code, signingSubject(contract))).ok).toBe(true)
})

test('of a later request replaces the earlier one', async () => {
  const first = await ask()
  setting.clock.advance({ seconds: 1 })
  const second = await ask()
  expect(await prove(first, signingSubject(contract))).toEqual({ ok: false, error: 'code-wrong' })
  expect((await prove(second, signingSubject(contract))).ok).toBe(true)
})
