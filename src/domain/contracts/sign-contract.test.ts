/** Signing: whose turn it is, what the last signature brings, and one clear answer to each race. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  aBudget,
  aGuardianIin,
  aKindergarten,
  guardianOf,
  SYSTEM,
  submit,
} from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Application } from '../applications/application.ts'
import { findApplication } from '../applications/find-application.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import { selectDocument, selectSignatures } from './contract-queries.ts'
import { draftContract } from './draft-contract.ts'
import { contractsOf, leavesOf, outcomeOf } from './enrolled-child.fixture.ts'
import { selectEnrolment } from './enrolment-queries.ts'
import { lockHold, releaseHold } from './hold-of-contract.ts'
import { signByCode } from './sign-by-code.ts'
import { voidContract } from './void-contract.ts'

const db = useDatabase()
const setting = aSetting('2026-07-06T09:00')
const made = contractsOf(() => db.app, setting)
const { act, aDraft, signAsGuardian, signAsProvider, contractOf } = made
let child: Application
let groupId: bigint

beforeEach(async () => {
  const groups = await aKindergarten(db.app, setting, { places: { 3: 3 } })
  groupId = groups.get(3) ?? 0n
  await aBudget(db.app, setting, { tenge: 900_000_000 })
  child = await made.aConfirmedChild()
})

const messages = async (template: string) =>
  (
    await sql<{ person_id: bigint }>`select person_id from message
    where template = ${template} and application_id = ${child.id} order by person_id`.execute(
      db.app,
    )
  ).rows

/** Another legal representative of the child with a phone of her own. */
async function anotherGuardian(): Promise<bigint> {
  const { rows } = await sql<{ id: bigint }>`
    insert into person (iin, full_name, birth_date, created_at, phone, phone_verified_at)
    values (${aGuardianIin()}, 'Екінші Ата-ана', '1990-05-05', now(), '+77019990011', now()) returning id`.execute(
    db.owner,
  )
  const id = rows[0]?.id ?? 0n
  await sql`insert into guardianship (child_id, guardian_id, source, since)
    values (${child.childId}, ${id}, 'register', now())`.execute(db.owner)
  return id
}

describe('a draft', () => {
  test('has its text, its days and a hash that nobody can try out; drawing it up again changes nothing', async () => {
    const holdId = await made.holdPlace(child, { groupId, startsOn: '2026-09-01' })
    const number = await act(tx => draftContract(tx, SYSTEM, setting, { holdId }))
    expect(await act(tx => draftContract(tx, SYSTEM, setting, { holdId }))).toBeUndefined()
    const contract = await contractOf(number ?? '')
    expect(contract).toMatchObject({ state: 'drafted', previousId: null, admission: 'general' })
    expect(`${contract.startsOn} ${contract.lastDay}`).toBe('2026-09-01 2027-12-31')
    const text = await selectDocument(db.app, contract)
    expect(text).toContain('Бала Сынақ')
    expect(text).toContain('1 сентября 2026 года')
    expect(/бақылау коды: ([0-9a-f]{32})/.exec(text ?? '')?.[1]).toBeDefined()
    expect(await messages('contract-ready')).toHaveLength(1)
    expect((await leavesOf(db.app, child)).at(-1)).toBe('contract.drafted')
    const { rows } = await sql<{ leaf: string }>`
      select leaf from journal_entry where kind = 'contract.drafted' and about = ${child.number}`.execute(
      db.app,
    )
    expect(rows[0]?.leaf).toContain(contract.documentSha256)
    expect(rows[0]?.leaf).not.toContain('Сынақ')
  })

  test('for a free place begins tomorrow, for a temporary one it ends with the place', async () => {
    const free = await aDraft(child, { groupId })
    expect(free.startsOn.toString()).toBe('2026-07-07')
    const other = await made.aConfirmedChild()
    const lent = await aDraft(other, { groupId, admission: 'temporary', lastDay: '2026-08-14' })
    expect(`${lent.admission} ${lent.lastDay}`).toBe('temporary 2026-08-14')
  })
})

test('where no voucher pays, a referral is enough: the contract names none, and the child is served', async () => {
  const waiting = await submit(db.app, setting)
  await sql`update application set state = 'offered', last_change = 'offered' where id = ${waiting.id}`.execute(
    db.owner,
  )
  const contract = await aDraft(waiting, { groupId })
  expect(contract.voucherId).toBeNull()
  expect(await selectDocument(db.app, contract)).not.toContain('ваучер')
  await signAsGuardian(contract)
  expect(await signAsProvider(contract)).toBe('in-force')
  expect((await findApplication(db.app, waiting.number))?.application.state).toBe('served')
})

describe('signing', () => {
  test('by the guardian, then by the kindergarten, enrols the child and tells every guardian', async () => {
    const second = await anotherGuardian()
    const contract = await aDraft(child, { groupId })
    const before = (await made.groupNow(groupId))?.enrolled ?? 0
    expect(await outcomeOf(signAsProvider(contract))).toBe('contract/guardian-first')
    expect(await signAsGuardian(contract)).toBe('signed-by-guardian')
    expect(await signAsProvider(contract)).toBe('in-force')
    expect(await contractOf(contract.number)).toMatchObject({ state: 'in-force', endReason: null })
    expect((await findApplication(db.app, child.number))?.application.state).toBe('served')
    expect((await findVoucherOfApplication(db.app, child.id))?.state).toBe('enrolled')
    const enrolment = await selectEnrolment(db.app, contract.id)
    expect(enrolment).toMatchObject({ seated: true, neverBegan: false })
    expect(`${enrolment?.startsOn} ${enrolment?.lastDay}`).toBe('2026-07-07 2027-12-31')
    expect((await made.groupNow(groupId))?.enrolled).toBe(before + 1)
    const told = (await messages('child-enrolled')).map(row => row.person_id)
    expect(told).toEqual([child.guardianId, second].sort((a, b) => Number(a - b)))
    expect((await leavesOf(db.app, child)).slice(-6)).toEqual([
      'contract.signed',
      'contract.signed',
      'place.taken',
      'application.archived',
      'contract.in-force',
      'enrolment.started',
    ])
    const parties = (await selectSignatures(db.app, contract)).map(
      one => `${one.party} ${one.method}`,
    )
    expect(parties).toEqual(['guardian sms-code', 'provider session'])
  })

  test('after the first day begins the day after the last signature', async () => {
    const contract = await aDraft(child, { groupId })
    setting.clock.advance({ days: 2 })
    await signAsGuardian(contract)
    await signAsProvider(contract)
    const tomorrow = setting.clock.today().add({ days: 1 }).toString()
    expect((await contractOf(contract.number)).startsOn.toString()).toBe(tomorrow)
    expect((await selectEnrolment(db.app, contract.id))?.startsOn.toString()).toBe(tomorrow)
  })

  test("twice, by another child's guardian, with a foreign phone or over another text is refused in words", async () => {
    const contract = await aDraft(child, { groupId })
    const stranger = await made.aConfirmedChild()
    const { number, documentSha256 } = contract
    const phone = await made.phoneOf(child.guardianId)
    const sign = (actor = guardianOf(child), changes = {}) =>
      outcomeOf(
        act(tx => signByCode(tx, actor, setting, { number, documentSha256, phone, ...changes })),
      )
    expect(await sign(guardianOf(stranger))).toBe('NotAllowed')
    expect(await sign(undefined, { phone: await made.phoneOf(stranger.guardianId) })).toBe(
      'contract/phone-not-yours',
    )
    expect(await sign(undefined, { documentSha256: 'f'.repeat(64) })).toBe(
      'contract/document-changed',
    )
    expect(await sign()).toBe('signed-by-guardian')
    expect(await sign()).toBe('contract/already-signed')
    const other = await made.providerActor({ ...contract, providerId: await otherProvider() })
    expect(await outcomeOf(signAsProvider(contract, other))).toBe('NotAllowed')
    await signAsProvider(contract)
    expect(await outcomeOf(signAsProvider(contract))).toBe('contract/already-signed')
    expect(await sign()).toBe('contract/already-signed')
  })

  test('at the very last moment works, and at the first that is too late does not, whatever the worker did', async () => {
    const contract = await aDraft(child, { groupId })
    setting.clock.advance({ days: 3 })
    expect(await outcomeOf(signAsGuardian(contract))).toBe('contract/hold-over')
    expect(await selectSignatures(db.app, contract)).toEqual([])
    setting.clock.advance({ seconds: -1 })
    expect(await signAsGuardian(contract)).toBe('signed-by-guardian')
  })

  test('over a temporary place whose time is over is refused', async () => {
    const contract = await aDraft(child, { groupId, admission: 'temporary', lastDay: '2026-07-30' })
    await db.owner
      .updateTable('contract')
      .set({
        starts_on: Temporal.PlainDate.from('2026-07-07'),
        last_day: Temporal.PlainDate.from('2026-07-07'),
      })
      .where('id', '=', contract.id)
      .execute()
    setting.clock.advance({ days: 1 })
    await signAsGuardian(contract)
    const last = (await contractOf(contract.number)).lastDay
    expect(
      Temporal.PlainDate.compare(last ?? '9999-01-01', setting.clock.today()),
    ).toBeLessThanOrEqual(0)
    expect(await outcomeOf(signAsProvider(contract))).toBe('contract/term-over')
    expect((await contractOf(contract.number)).state).toBe('signed-by-guardian')
  })
})

async function otherProvider(): Promise<bigint> {
  const groups = await aKindergarten(db.app, setting, { places: { 3: 1 } })
  const row = await db.app
    .selectFrom('provider_group')
    .select('provider_id')
    .where('id', '=', groups.get(3) ?? 0n)
    .executeTakeFirstOrThrow()
  return row.provider_id
}

describe('at the same moment', () => {
  test('two guardians sign: one signature, and the other hears that it is there', async () => {
    const second = await anotherGuardian()
    const contract = await aDraft(child, { groupId })
    const answers = await Promise.all([
      outcomeOf(signAsGuardian(contract)),
      outcomeOf(signAsGuardian(contract, second)),
      outcomeOf(signAsGuardian(contract)),
    ])
    expect(answers.sort()).toEqual([
      'contract/already-signed',
      'contract/already-signed',
      'signed-by-guardian',
    ])
    expect(await selectSignatures(db.app, contract)).toHaveLength(1)
  })

  test('the kindergarten clicks twice: one enrolment', async () => {
    const contract = await aDraft(child, { groupId })
    await signAsGuardian(contract)
    const provider = await made.providerActor(contract)
    const answers = await Promise.all([
      outcomeOf(signAsProvider(contract, provider)),
      outcomeOf(signAsProvider(contract, provider)),
    ])
    expect(answers.sort()).toEqual(['contract/already-signed', 'in-force'])
  })

  test('the last signature and the lapse of the place: either the child is enrolled or the place is free', async () => {
    const contract = await aDraft(child, { groupId })
    await signAsGuardian(contract)
    const lapse = act(async tx => {
      // In the order of locks that everybody keeps.
      await sql`select id from application where id = ${child.id} for no key update`.execute(tx)
      const hold = await lockHold(tx, contract.holdId)
      if (hold?.state !== 'held') return 'too late'
      await releaseHold(tx, SYSTEM, setting, { hold, reason: 'missed' })
      return 'released'
    })
    const answers = await Promise.all([outcomeOf(lapse), outcomeOf(signAsProvider(contract))])
    expect([
      ['released', 'contract/hold-over'],
      ['too late', 'in-force'],
    ]).toContainEqual(answers)
    const { state } = await contractOf(contract.number)
    expect(state).toBe(answers[1] === 'in-force' ? 'in-force' : 'signed-by-guardian')
  })
})

test('a contract over a place that is kept no longer is void, once, and cannot be signed', async () => {
  const contract = await aDraft(child, { groupId })
  await act(async tx => {
    const hold = await lockHold(tx, contract.holdId)
    if (hold) await releaseHold(tx, SYSTEM, setting, { hold, reason: 'missed' })
  })
  const due = { id: contract.id, reason: 'missed' }
  expect(await act(tx => voidContract(tx, SYSTEM, setting, due))).toBe(true)
  expect(await act(tx => voidContract(tx, SYSTEM, setting, due))).toBe(false)
  expect(await contractOf(contract.number)).toMatchObject({ state: 'void', voidReason: 'missed' })
  expect(await outcomeOf(signAsGuardian(contract))).toBe('contract/hold-over')
})
