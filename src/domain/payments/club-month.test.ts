/** A month of a club: lessons are marked, the parent confirms, the act pays confirmed of planned by the norm of its direction. */
import { beforeAll, expect, test } from 'vitest'
import { aBudget } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { aTaughtClub } from '../activities/taught-club.fixture.ts'
import type { Application } from '../applications/application.ts'
import { answerLine } from '../attendance/answer-line.ts'
import { refusalOf } from '../attendance/attended-month.fixture.ts'
import { findGroupMonth } from '../attendance/find-month.ts'
import { markGroups } from '../attendance/mark-groups.ts'
import { selectLinesOfApplication } from '../attendance/sheet-queries.ts'
import { submitSheet } from '../attendance/submit-sheet.ts'
import type { Contract } from '../contracts/contract.ts'
import { contractsOf } from '../contracts/enrolled-child.fixture.ts'
import { selectEnrolment } from '../contracts/enrolment-queries.ts'
import { selectUnbalanced } from '../ledger/ledger-queries.ts'
import { keepNorm } from '../ledger/norm.ts'
import { addSlot } from '../lessons/add-slot.ts'
import { prepareAct } from './prepare-act.ts'
import { purseOf } from './purse.fixture.ts'
import { recheckPayments } from './recheck-payments.ts'

const db = useDatabase()
const setting = aSetting('2026-08-30T09:00', 'a month of a club')
const made = contractsOf(() => db.app, setting)
const { act } = made
const SEPTEMBER = Temporal.PlainYearMonth.from('2026-09')
const OFFICER: Actor = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'aktobe' }
const NORM = { territory_code: 'aktobe', programme: 'club', cohort: 10, kind: 'general' } as const
const day = (number: number) => SEPTEMBER.toPlainDate({ day: number })
const goTo = (text: string) => {
  const then = Temporal.PlainDateTime.from(`${text}T20:00`).toZonedDateTime('Asia/Almaty')
  const milliseconds = then.toInstant().since(setting.clock.now()).total('milliseconds')
  setting.clock.advance({ milliseconds })
}

let club: Awaited<ReturnType<typeof aTaughtClub>>
let child: Application
let contract: Contract
let provider: Actor
let enrolmentId = 0n

beforeAll(async () => {
  // Mondays from the fixture, Thursdays besides: eight lessons in September, eight are planned.
  club = await aTaughtClub(db.app, setting, { planned: 8 })
  await aBudget(db.app, setting, { programme: 'club', tenge: 9_000_000 })
  await act(tx =>
    keepNorm(tx, {
      ...NORM,
      direction: 'sport',
      valid_from: Temporal.PlainDate.from('2025-01-01'),
      monthly_tiyn: 1_850_000n,
    }),
  )
  child = await made.aConfirmedChild({ programme: 'club' })
  contract = await made.anEnrolled(child, { groupId: club.groupId })
  provider = await made.providerActor(contract)
  enrolmentId = (await selectEnrolment(db.app, contract.id))?.id ?? 0n
  await act(tx =>
    addSlot(tx, provider, setting, {
      groupId: club.groupId,
      weekday: 4,
      validFrom: day(1),
      startsAt: Temporal.PlainTime.from('15:00'),
      endsAt: Temporal.PlainTime.from('16:00'),
      roomId: club.roomId,
      coachId: club.coachId,
    }),
  )
})

const mark = (number: number, state: 'present' | 'absent') =>
  act(tx =>
    markGroups(tx, provider, setting, {
      day: day(number),
      groupIds: [club.groupId],
      deviceAt: null,
      marks: [
        {
          enrolmentId,
          state,
          reason: null,
          arrivedAt: null,
          leftAt: null,
          seenRevision: 0,
          words: null,
        },
      ],
    }),
  )
const submit = () =>
  act(tx =>
    submitSheet(tx, provider, setting, {
      groupId: club.groupId,
      month: SEPTEMBER,
      unmarkedSeen: false,
    }),
  )
const prepare = () =>
  act(tx => prepareAct(tx, OFFICER, setting, { providerId: club.providerId, month: SEPTEMBER }))

test('lessons are marked on their days only, and the sheet is submitted after the last of them', async () => {
  for (const number of [3, 7, 10, 14, 17, 21, 24]) {
    goTo(day(number).toString())
    expect(await mark(number, number === 14 ? 'absent' : 'present')).toMatchObject([
      { kind: 'written' },
    ])
  }
  goTo('2026-09-25')
  expect(await refusalOf(mark(25, 'present'))).toBe('attendance/no-lesson')
  expect(await refusalOf(submit())).toBe('sheet/month-not-over')
  goTo('2026-09-28')
  expect(await refusalOf(submit())).toBe('sheet/days-not-marked')
  await mark(28, 'present')
  const seen = await findGroupMonth(db.app, provider, setting, {
    groupId: club.groupId,
    month: SEPTEMBER,
  })
  expect(seen.rows.map(row => row.days)).toEqual(['--p---p--p---a--p---p--p---p--'])
  expect(await submit()).toBe(1)
})

test('the act pays confirmed of planned lessons by the norm of the direction, and anybody computes the same', async () => {
  goTo('2026-10-02')
  const [line] = await selectLinesOfApplication(db.app, child.number)
  if (line === undefined) throw new Error('the line')
  // Parents of clubs have until the 10th.
  expect(line.answerUntil.toString()).toBe('2026-10-10T19:00:00Z')
  expect(await refusalOf(prepare())).toBe('act/nothing-to-pay')
  await act(tx =>
    answerLine(tx, { kind: 'guardian', personId: contract.guardianId }, setting, {
      lineId: line.id,
      seenDays: line.days,
      disputed: [],
    }),
  )
  await prepare()
  // 18 500 x 7 / 8 = 16 187.5
  const { earned, reserved, cost } = await purseOf(db.app, child)
  expect(earned).toBe(1_618_800n)
  expect(reserved).toBe(cost - earned)
  expect(await recheckPayments(db.app, { territory: 'aktobe' })).toEqual([])
  expect(await selectUnbalanced(db.app)).toEqual([])
  expect(await made.brokenPromises()).toEqual([])
})
