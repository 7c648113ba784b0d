/** What identity forgets, and what it must not forget. */
import { expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Phone } from '../../base/phone.ts'
import { inTransaction } from '../db/database.ts'
import { countAttempt, sweepAttempts } from './attempt-limit.ts'
import { findSession, openSession, sweepSessions } from './open-session.ts'
import { sweepChallenges } from './passkey-queries.ts'
import { requestPhoneCode, sweepCodes } from './phone-code.ts'

const db = useDatabase()
const setting = aSetting('2026-11-20T10:00')
const { clock, entropy } = setting

test('sweeping removes ended sessions, old codes and finished windows, and nothing that lives', async () => {
  const visitor = { kind: 'visitor' } as const
  const open = () =>
    inTransaction(db.app, tx => openSession(tx, entropy, clock.now(), visitor, undefined))
  const old = await open()
  await requestPhoneCode(
    db.app,
    { clock, wallClock: clock, entropy },
    {
      purpose: 'apply',
      token: old,
      phone: '+77010000001' as Phone,
      language: 'kk',
    },
  )
  clock.advance({ hours: 25 })
  const living = await open()
  const limit = { bucket: 'test', most: 1, window: Temporal.Duration.from({ hours: 1 }) }
  await countAttempt(db.app, limit, clock.now())
  for (const forget of [sweepSessions, sweepCodes, sweepAttempts, sweepChallenges]) {
    await inTransaction<unknown>(db.app, tx => forget(tx, clock.now()))
  }
  expect(await findSession(db.app, old, clock.now())).toBeUndefined()
  expect(await findSession(db.app, living, clock.now())).toBeDefined()
  expect(await db.app.selectFrom('phone_code').select('id').execute()).toEqual([])
  expect(await countAttempt(db.app, limit, clock.now())).toMatchObject({ allowed: false })
  const buckets = await db.app.selectFrom('attempt_counter').select('bucket').execute()
  expect(buckets.map(row => row.bucket)).toEqual(['test'])
})

test('many attempts at once are counted one by one', async () => {
  const limit = { bucket: 'at-once', most: 5, window: Temporal.Duration.from({ hours: 1 }) }
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => countAttempt(db.app, limit, clock.now())),
  )
  expect(answers.filter(answer => answer.allowed).length).toBe(5)
})
