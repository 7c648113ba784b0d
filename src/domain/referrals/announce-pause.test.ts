/** A pause of publication: in the month of the pack, before it begins, and places wait for its end. */
import { beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { announcePause, findPauses } from './announce-pause.ts'
import {
  aGroup,
  newestReferral,
  pass,
  QUEUE,
  waitingFamilies,
  wish,
} from './referral-town.fixture.ts'

const db = useDatabase()
/** Monday. */
const setting = aSetting('2024-08-05T09:00')
const HEAD: Actor = { kind: 'staff', staffId: 1n, role: 'head', territory: 'almaty' }
let child: Application

beforeAll(async () => {
  const [one] = await waitingFamilies(db.app, setting, [{ childBorn: '2021-03-01' }])
  child = one as Application
})

const announce = (startsOn: string, lastDay: string, actor: Actor = HEAD) =>
  inTransaction(db.app, tx =>
    announcePause(tx, actor, setting, {
      ...QUEUE,
      startsOn: Temporal.PlainDate.from(startsOn),
      lastDay: Temporal.PlainDate.from(lastDay),
      reason: 'Топтар ауысады',
    }),
  )

test('is announced by the head of the department, for days of August that are still to come', async () => {
  const outcomes = [
    announce('2024-08-06', '2024-08-08', { ...HEAD, role: 'officer' } as Actor),
    announce('2024-08-06', '2024-08-08', { ...HEAD, territory: 'taraz' } as Actor),
    announce('2024-08-05', '2024-08-08'),
    announce('2024-08-30', '2024-09-02'),
    announce('2024-08-08', '2024-08-06'),
  ].map(outcome => outcome.catch(error => error.code ?? error.name))
  expect(await Promise.all(outcomes)).toEqual([
    'NotAllowed',
    'NotAllowed',
    'referral/pause-passed',
    'referral/pause-month',
    'referral/pause-month',
  ])
  await announce('2024-08-06', '2024-08-08')
  await expect(announce('2024-08-08', '2024-08-09')).rejects.toMatchObject({
    constraint: 'publication_pause_no_overlap',
  })
  expect(await findPauses(db.app, { kind: 'visitor' }, QUEUE)).toMatchObject([
    { reason: 'Топтар ауысады' },
  ])
})

test('a place whose day falls into it opens on the first day after', async () => {
  await wish(db.app, setting, child, [await aGroup(db.app, setting, 1)])
  // Without the pause it would have opened on the 6th.
  setting.clock.advance({ days: 3, hours: 9 })
  expect(await pass(db.app, setting, 'priority')).toBeUndefined()
  setting.clock.advance({ days: 1 })
  await pass(db.app, setting, 'priority')
  expect(await newestReferral(db.app, child)).toMatchObject({ turn: 'priority' })
})
