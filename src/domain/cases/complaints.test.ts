/** Complaints about a kindergarten: by a family that has or had a place there, answered by a day, published as counts. */
import { beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { refusalOf } from '../attendance/attended-month.fixture.ts'
import { guardianOf, OFFICER, twoChildren } from '../attendance/submitted-month.fixture.ts'
import { answerCase } from './answer-case.ts'
import { findCase, findComplaintCounts, findOpenCases } from './find-cases.ts'
import { openCase } from './open-case.ts'

const db = useDatabase()
let made: Awaited<ReturnType<typeof twoChildren>>

beforeEach(async () => {
  made = await twoChildren(db)
})

const complain = (pupil: typeof made.one, enrolmentId?: bigint) =>
  made.town.act(tx =>
    openCase(tx, guardianOf(pupil), made.town.setting, {
      number: pupil.application.number,
      kind: 'complaint',
      words: 'Тамағы суық',
      ...(enrolmentId === undefined ? {} : { enrolmentId }),
    }),
  )

const answer = (number: string) =>
  made.town.act(tx =>
    answerCase(tx, OFFICER, made.town.setting, { number, outcome: 'upheld', answer: 'Түзетілді.' }),
  )

const counts = () => {
  const now = made.town.setting.clock.now()
  const { providerId } = made.one.contract
  return findComplaintCounts(db.app, providerId, now.subtract({ hours: 365 * 24 }), now)
}

test('it names the kindergarten, has a day to be answered by, and is counted by how it was answered', async () => {
  const first = await complain(made.one, made.one.enrolmentId)
  const second = await complain(made.other, made.other.enrolmentId)
  expect(await findCase(db.app, first)).toMatchObject({
    providerId: made.one.contract.providerId,
    enrolmentId: null,
    state: 'open',
  })
  expect(await counts()).toMatchObject({ received: 2, open: 2, overdue: 0 })
  await answer(first)
  made.town.goTo('2026-12-01')
  expect(await counts()).toMatchObject({ received: 2, answeredInTime: 1, open: 1, overdue: 1 })
  const waiting = await findOpenCases(db.app, ['taraz'], 100)
  expect(waiting.find(one => one.number === second)?.providerRu).toMatch(/Детский сад/)
  await answer(second)
  expect(await counts()).toMatchObject({ answeredInTime: 1, answeredLate: 1, open: 0, overdue: 0 })
})

test('one about something else counts for no kindergarten; another family’s place cannot be named', async () => {
  expect(await refusalOf(complain(made.one, made.other.enrolmentId))).toBe('case/no-enrolment')
  const number = await complain(made.one)
  expect((await findCase(db.app, number))?.providerId).toBeNull()
  expect(await counts()).toMatchObject({ received: 0 })
})
