/** A club with lessons on Mondays and Thursdays, its children enrolled, whose lessons can be marked, submitted and answered. */
import { aBudget } from '../../../test/city.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { aTaughtClub } from '../activities/taught-club.fixture.ts'
import { contractsOf } from '../contracts/enrolled-child.fixture.ts'
import { selectEnrolment } from '../contracts/enrolment-queries.ts'
import { keepNorm } from '../ledger/norm.ts'
import { addSlot } from '../lessons/add-slot.ts'
import { answerLine, type DisputedDay } from './answer-line.ts'
import type { SeenFrom } from './answer-trace.ts'
import { type Pupil, refusalOf } from './attended-month.fixture.ts'
import type { GivenMark } from './decide-marks.ts'
import { markGroups } from './mark-groups.ts'
import { type SheetLine, selectLinesOfApplication } from './sheet-queries.ts'
import { submitSheet } from './submit-sheet.ts'

/** Eight lessons in September 2026. */
export const LESSONS = [3, 7, 10, 14, 17, 21, 24, 28] as const
const SEPTEMBER = Temporal.PlainYearMonth.from('2026-09')
const time = (text: string) => Temporal.PlainTime.from(text)
let clubs = 0

export function attendedClub(db: TestDatabase) {
  clubs += 1
  const setting = aSetting('2026-08-30T09:00', `attended club ${clubs}`)
  const made = contractsOf(() => db.app, setting)
  const { act } = made
  const day = (number: number) => SEPTEMBER.toPlainDate({ day: number })

  async function aGroup(children: number, options: Parameters<typeof aTaughtClub>[2] = {}) {
    const club = await aTaughtClub(db.app, setting, { planned: 8, ...options })
    await aBudget(db.app, setting, { programme: 'club', tenge: 9_000_000 })
    await act(tx =>
      keepNorm(tx, {
        territory_code: 'aktobe',
        programme: 'club',
        cohort: 10,
        kind: 'general',
        direction: 'sport',
        valid_from: Temporal.PlainDate.from('2025-01-01'),
        monthly_tiyn: 1_850_000n,
      }),
    )
    const pupils: Pupil[] = []
    for (let index = 0; index < children; index += 1) {
      const application = await made.aConfirmedChild({ programme: 'club' })
      const contract = await made.anEnrolled(application, { groupId: club.groupId })
      const enrolment = await selectEnrolment(db.app, contract.id)
      pupils.push({ application, contract, enrolmentId: enrolment?.id ?? 0n })
    }
    const [first] = pupils
    if (first === undefined) throw new Error('a club has children')
    const provider = await made.providerActor(first.contract)
    await act(tx =>
      addSlot(tx, provider, setting, {
        groupId: club.groupId,
        weekday: 4,
        validFrom: day(1),
        startsAt: time('15:00'),
        endsAt: time('16:00'),
        roomId: club.roomId,
        coachId: club.coachId,
      }),
    )
    return { ...club, pupils, first, provider }
  }
  type Group = Awaited<ReturnType<typeof aGroup>>

  const goTo = (text: string, at = '20:00') => {
    const then = Temporal.PlainDateTime.from(`${text}T${at}`).toZonedDateTime('Asia/Almaty')
    const milliseconds = then.toInstant().since(setting.clock.now()).total('milliseconds')
    setting.clock.advance({ milliseconds })
  }

  const mark = (
    group: Group,
    number: number,
    content: Partial<GivenMark> = {},
    pupils: readonly Pupil[] = group.pupils,
  ) =>
    act(tx =>
      markGroups(tx, group.provider, setting, {
        day: day(number),
        groupIds: [group.groupId],
        deviceAt: null,
        marks: pupils.map(pupil => ({
          enrolmentId: pupil.enrolmentId,
          state: 'present',
          reason: null,
          arrivedAt: null,
          leftAt: null,
          seenRevision: 0,
          words: null,
          ...content,
        })),
      }),
    )

  /** Each lesson is marked in the evening of its day. */
  async function markLessons(group: Group, numbers: readonly number[] = LESSONS): Promise<void> {
    for (const number of numbers) {
      goTo(day(number).toString())
      await mark(group, number)
    }
  }

  const submit = (group: Group, unmarkedSeen = false): Promise<number> =>
    act(tx =>
      submitSheet(tx, group.provider, setting, {
        groupId: group.groupId,
        month: SEPTEMBER,
        unmarkedSeen,
      }),
    )

  async function lineOf(pupil: Pupil): Promise<SheetLine> {
    const [line] = await selectLinesOfApplication(db.app, pupil.application.number)
    if (line === undefined) throw new Error('the line')
    return line
  }

  const guardianOf = (pupil: Pupil): Actor => ({
    kind: 'guardian',
    personId: pupil.contract.guardianId,
  })

  async function answer(pupil: Pupil, disputed: readonly DisputedDay[] = [], from?: SeenFrom) {
    const line = await lineOf(pupil)
    return refusalOf(
      act(tx =>
        answerLine(tx, guardianOf(pupil), setting, {
          lineId: line.id,
          seenDays: line.days,
          disputed,
          ...(from && { from }),
        }),
      ),
    )
  }

  return {
    ...made,
    setting,
    month: SEPTEMBER,
    day,
    aGroup,
    goTo,
    mark,
    markLessons,
    submit,
    lineOf,
    guardianOf,
    answer,
  }
}
