/** The families whose turn has come are told on the morning on which the places open: once, and only they. */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aGuardianIin, guardianOf, SYSTEM, VISITOR } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { findEvents } from '../applications/find-application.ts'
import { composeSms } from '../notifications/compose-sms.ts'
import { callDueFamilies, callFamilies } from './call-families.ts'
import { declineReferral } from './decline-referral.ts'
import { aGroup, pass, QUEUE, waitingFamilies, wish } from './referral-town.fixture.ts'

const db = useDatabase()
/** Monday: what is published now opens on Tuesday the 13th, to all on Friday the 16th. */
const setting = aSetting('2025-05-12T09:00')
let children: readonly Application[] = []
let group = 0n
const child = (index: number) => children[index] as Application

beforeAll(async () => {
  const twins = { guardianIin: aGuardianIin() }
  children = await waitingFamilies(db.app, setting, [
    { language: 'ru' },
    twins,
    twins,
    {},
    { childBorn: '2021-03-01' },
  ])
  group = await aGroup(db.app, setting, 2)
})

const call = (fault: (error: unknown) => void = error => Promise.reject(error)) =>
  callDueFamilies(db.app, SYSTEM, setting, fault)

async function told() {
  const result = await sql<{ number: string; facts: { lastDay: string }; language: string }>`
    select application.number, facts, language from message
    join application on application.id = message.application_id
    where template = 'referral-turn' order by message.id`.execute(db.app)
  return result.rows
}
const numbers = async () => (await told()).map(row => row.number)

test('before the hour of the opening nobody is told', async () => {
  expect(await call()).toBe(0)
  setting.clock.advance({ hours: 21, minutes: 59 })
  expect(await call()).toBe(0)
  expect(await told()).toEqual([])
})

test('at the hour as many from the head as there are places; twins by one SMS; however often it is asked', async () => {
  setting.clock.advance({ minutes: 1 })
  const runs = await Promise.all([call(), call(), call()])
  expect(runs.reduce((sum, one) => sum + one, 0)).toBe(2)
  expect(await call()).toBe(0)
  expect(await numbers()).toEqual([child(0).number, child(1).number])
  // The second twin has the turn of the first; the fourth family and a child of another age have none.
  for (const [index, times] of [1, 1, 1, 0, 0].entries()) {
    const events = await findEvents(db.app, child(index).id)
    expect(events.filter(event => event.kind === 'referral-turn')).toHaveLength(times)
  }
})

test('the SMS tells the last day of the window and nothing about anybody', async () => {
  const [first] = await told()
  expect(first).toMatchObject({ facts: { lastDay: '2025-05-15' }, language: 'ru' })
  const frame = { portalUrl: 'https://kezek.kz', confirmUntil: undefined }
  expect(composeSms('ru', 'referral-turn', first?.facts, frame)).toBe(
    `Подошла ваша очередь на направление. Выберите группы до 15 мая включительно: kezek.kz/k/${child(0).number.replaceAll('-', '')}`,
  )
})

test('on the next days of the window nobody hears it twice, also when more places open', async () => {
  await aGroup(db.app, setting, 2)
  setting.clock.advance({ days: 1 })
  // Four places now: the fourth family comes in turn beside the three that know it.
  expect(await call()).toBe(1)
  await wish(db.app, setting, child(0), [group])
  setting.clock.advance({ hours: 11 })
  await pass(db.app, setting, 'priority')
  await inTransaction(db.app, tx =>
    declineReferral(tx, guardianOf(child(0)), setting, child(0).number),
  )
  setting.clock.advance({ hours: 13 })
  // Back at the head of the queue it is in its turn again, and knows it.
  expect(await call()).toBe(0)
  expect(await numbers()).toEqual([0, 1, 3].map(index => child(index).number))
})

test('a worker that wakes after the last pass of the window tells nobody', async () => {
  const late = aSetting('2025-05-20T09:00', 'late')
  await waitingFamilies(db.app, late, [{ childBorn: '2020-03-01' }])
  await sql`update provider_group set cohort = 5 where id = ${await aGroup(db.app, late, 1)}`.execute(
    db.owner,
  )
  // Opens on Wednesday the 21st; the last pass for those in turn is on Friday at six.
  const wouldTell = async () => {
    let count = 0
    const undone = inTransaction(db.app, async tx => {
      count = await callFamilies(tx, SYSTEM, late, QUEUE)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    return count
  }
  late.clock.advance({ days: 3, hours: 8 })
  expect(await wouldTell()).toBe(1)
  late.clock.advance({ hours: 2 })
  expect(await wouldTell()).toBe(0)
})

test('the call is the system\u2019s, and only where referrals are given', async () => {
  const run = (actor: typeof SYSTEM, territory: string) =>
    inTransaction(db.app, tx => callFamilies(tx, actor, setting, { ...QUEUE, territory }))
  await expect(run(VISITOR, 'almaty')).rejects.toMatchObject({ name: 'SignInNeeded' })
  await expect(run(SYSTEM, 'taraz')).rejects.toMatchObject({ code: 'referral/not-on-referrals' })
})
