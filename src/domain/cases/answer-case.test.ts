/** What follows from an answer to an appeal against the stop-list: on a real database. */
import { beforeEach, expect, test } from 'vitest'
import { guardianOf, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { findApplication } from '../applications/find-application.ts'
import { stopApplication } from '../applications/stop-application.ts'
import { answerCase } from './answer-case.ts'
import type { CaseKind, CaseOutcome } from './family-case.ts'
import { openCase } from './open-case.ts'

const db = useDatabase()
const setting = aSetting('2026-09-01T09:00')
const officer: Actor = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'taraz' }
let child: Application

beforeEach(async () => {
  child = await submit(db.app, setting)
  const { number } = child
  await inTransaction(db.app, tx =>
    stopApplication(tx, officer, setting, { number, days: 10, reason: 'құжаттар тексерілуде' }),
  )
})

async function answered(kind: CaseKind, outcome: CaseOutcome): Promise<string | undefined> {
  const words = 'Справка у нас есть.'
  const number = await inTransaction(db.app, tx =>
    openCase(tx, guardianOf(child), setting, { number: child.number, kind, words }),
  )
  await inTransaction(db.app, tx =>
    answerCase(tx, officer, setting, { number, outcome, answer: 'Қаралды.' }),
  )
  return (await findApplication(db.app, child.number))?.application.state
}

test('an upheld appeal takes the application off the stop-list, and the family is told of both', async () => {
  expect(await answered('stop-list', 'upheld')).toBe('queued')
  const { application } = (await findApplication(db.app, child.number)) ?? {}
  expect(application).toMatchObject({ submittedAt: child.submittedAt, stoppedUntil: null })
  const told = await db.app
    .selectFrom('message')
    .select('template')
    .where('application_id', '=', child.id)
    .orderBy('id')
    .execute()
  expect(told.map(row => row.template).slice(-2)).toEqual(['case-answered', 'application-released'])
})

test('a dismissed appeal and another complaint leave it where it is', async () => {
  expect(await answered('stop-list', 'dismissed')).toBe('stopped')
  expect(await answered('complaint', 'upheld')).toBe('stopped')
})
