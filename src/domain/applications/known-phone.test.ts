/** The phone of a family that is known: two numbers and somebody else's telephone do not make a stranger its parent. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aGuardianIin, aPhone, SYSTEM, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { provedBySignIn } from '../people/change-contact.ts'
import { getPerson } from '../people/ensure-family.ts'
import { changePhoneAtDesk } from './change-phone-at-desk.ts'

const db = useDatabase()
const setting = aSetting('2026-09-01T09:00')
const OFFICER: Actor = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'taraz' }

const change = (actor: Actor, number: string, phone = aPhone()) =>
  inTransaction(db.app, tx =>
    changePhoneAtDesk(tx, actor, setting, { number, phone, reason: 'Жеке куәлік' }),
  )
const phoneOf = async (id: bigint) => (await getPerson(db.app, id)).phone

test('an application for another child with another phone leaves the phone that is known, and tells it', async () => {
  const guardianIin = aGuardianIin()
  const phone = aPhone()
  const own = await submit(db.app, setting, { guardianIin, phone })
  const strange = await submit(db.app, setting, { guardianIin, phone: aPhone() })
  expect(strange.guardianId).toBe(own.guardianId)
  expect(await phoneOf(own.guardianId)).toBe(phone)
  const { rows } = await sql`select from message
    where person_id = ${own.guardianId} and application_id = ${strange.id}`.execute(db.app)
  expect(rows).toHaveLength(1)
})

test('a phone of an old list stays too, and is proved by the first code that came back from it', async () => {
  const guardianIin = aGuardianIin()
  const phone = aPhone()
  const { guardianId } = await submit(db.app, setting, { guardianIin, phone })
  await submit(db.app, setting, { guardianIin, phone: aPhone() })
  expect(await getPerson(db.app, guardianId)).toMatchObject({ phone, phone_verified_at: null })
  await inTransaction(db.app, tx => provedBySignIn(tx, setting, guardianId, aPhone()))
  expect(await getPerson(db.app, guardianId)).toMatchObject({ phone_verified_at: null })
  await inTransaction(db.app, tx => provedBySignIn(tx, setting, guardianId, phone))
  expect((await getPerson(db.app, guardianId)).phone_verified_at).not.toBeNull()
})

test('at the desk an officer of the place changes it, the former phone is told, the new one is not proved yet', async () => {
  const before = aPhone()
  const after = aPhone()
  const application = await submit(db.app, setting, { phone: before })
  await change(OFFICER, application.number, after)
  expect(await getPerson(db.app, application.guardianId)).toMatchObject({
    phone: after,
    phone_verified_at: null,
  })
  const { rows } = await sql<{ phone: string }>`
    select phone from message where template = 'phone-changed'`.execute(db.app)
  expect(rows).toEqual([{ phone: before }])
  await expect(change(OFFICER, application.number, after)).rejects.toMatchObject({
    code: 'application/same-phone',
  })
  const { rows: leaves } = await sql<{ leaf: string }>`
    select leaf from journal_entry where kind = 'person.phone-changed'`.execute(db.app)
  expect(leaves).toHaveLength(1)
  expect(leaves[0]?.leaf).not.toContain(after.slice(-7))
})

test('nobody else changes it: another city, the family of another, the installation itself', async () => {
  const { number } = await submit(db.app, setting)
  const others: readonly Actor[] = [
    { kind: 'staff', staffId: 2n, role: 'officer', territory: 'shymkent' },
    { kind: 'staff', staffId: 3n, role: 'auditor', territory: 'taraz' },
    { kind: 'guardian', personId: 1n },
    SYSTEM,
  ]
  for (const actor of others) {
    await expect(change(actor, number)).rejects.toMatchObject({ name: 'NotAllowed' })
  }
})
