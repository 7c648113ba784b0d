/** A kindergarten with enrolled children whose days can be marked, submitted and answered. */
import { sql } from 'kysely'
import { aBudget, aKindergarten } from '../../../test/city.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Application } from '../applications/application.ts'
import type { Contract } from '../contracts/contract.ts'
import { contractsOf } from '../contracts/enrolled-child.fixture.ts'
import { selectEnrolment } from '../contracts/enrolment-queries.ts'
import type { GivenMark } from './decide-marks.ts'
import { markGroups } from './mark-groups.ts'
import { type SheetLine, selectLinesOfApplication } from './sheet-queries.ts'
import { submitSheet } from './submit-sheet.ts'
import { workingDaysOf } from './working-month.ts'

export type Pupil = {
  readonly application: Application
  readonly contract: Contract
  readonly enrolmentId: bigint
}

let towns = 0

/** The day before a September that begins on a Tuesday and has no holiday: 22 working days. */
export function attendedMonths(db: TestDatabase) {
  towns += 1
  const setting = aSetting('2026-08-31T09:00', `town ${towns}`)
  const month = Temporal.PlainYearMonth.from('2026-09')
  const made = contractsOf(() => db.app, setting)
  const { act } = made

  async function aGroup(children: number) {
    const groups = await aKindergarten(db.app, setting, { places: { 3: children } })
    const groupId = groups.get(3) ?? 0n
    await aBudget(db.app, setting, { tenge: 900_000_000 })
    const pupils: Pupil[] = []
    for (let index = 0; index < children; index += 1) {
      const application = await made.aConfirmedChild()
      const contract = await made.anEnrolled(application, { groupId })
      const enrolment = await selectEnrolment(db.app, contract.id)
      pupils.push({ application, contract, enrolmentId: enrolment?.id ?? 0n })
    }
    const [first] = pupils
    if (first === undefined) throw new Error('a group has children')
    return { groupId, pupils, provider: await made.providerActor(first.contract) }
  }

  const goTo = (day: string, time = '10:00') => {
    const then = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime('Asia/Almaty')
    setting.clock.advance({
      milliseconds: then.toInstant().since(setting.clock.now()).total('milliseconds'),
    })
  }

  const mark = (pupil: Pupil, content: Partial<GivenMark> = {}): GivenMark => ({
    enrolmentId: pupil.enrolmentId,
    state: 'present',
    reason: null,
    arrivedAt: null,
    leftAt: null,
    seenRevision: 0,
    words: null,
    ...content,
  })

  const markDay = (
    provider: Actor,
    groupId: bigint,
    day: Temporal.PlainDate,
    marks: readonly GivenMark[],
  ) =>
    act(tx =>
      markGroups(tx, provider, setting, { day, groupIds: [groupId], marks, deviceAt: null }),
    )

  /** Everybody was there on every working day of the month, but for what `content` says. */
  async function aMarkedMonth(
    group: Awaited<ReturnType<typeof aGroup>>,
    content: (pupil: Pupil, day: Temporal.PlainDate) => Partial<GivenMark> = () => ({}),
  ): Promise<void> {
    for (const day of workingDaysOf(setting.calendar, month)) {
      goTo(day.toString())
      const marks = group.pupils.map(pupil => mark(pupil, content(pupil, day)))
      await markDay(group.provider, group.groupId, day, marks)
    }
  }

  const submit = (provider: Actor, groupId: bigint, unmarkedSeen = false) =>
    act(tx => submitSheet(tx, provider, setting, { groupId, month, unmarkedSeen }))

  async function lineOf(pupil: Pupil): Promise<SheetLine> {
    const [line] = await selectLinesOfApplication(db.app, pupil.application.number)
    if (line === undefined) throw new Error('the line')
    return line
  }

  /** The kinds of leaves about attendance and sheets, in their order. */
  async function leaves(): Promise<readonly string[]> {
    const result = await sql<{ kind: string }>`
      select kind from journal_entry where kind ~ '^(attendance|sheet)\\.' order by id`.execute(
      db.app,
    )
    return result.rows.map(row => row.kind)
  }

  return {
    ...made,
    setting,
    month,
    aGroup,
    goTo,
    mark,
    markDay,
    aMarkedMonth,
    submit,
    lineOf,
    leaves,
  }
}

/** The code of the refusal, or undefined when there was none. */
export async function refusalOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Refusal) return error.code
      throw error
    },
  )
}
