/** Two enrolled children, one of whom does not come: found, heard and decided by the actions that do it for real. */
import { sql } from 'kysely'
import type { TestDatabase } from '../../../test/database.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { refusalOf } from '../attendance/attended-month.fixture.ts'
import { guardianOf, OFFICER, twoChildren } from '../attendance/submitted-month.fixture.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import type { AbsenceOutcome } from './absence.ts'
import { decideAbsence } from './decide-absence.ts'
import { findAbsenceOf } from './find-absences.ts'
import { findLongAbsences } from './find-long-absences.ts'
import { objectToEnding } from './object-to-ending.ts'

const WORKER: Actor = { kind: 'system', name: 'worker' }
const QUEUE = { territory: 'taraz', programme: 'preschool' } as const

/** The other child of two was never there since the 3rd of September: "family", without a paper. */
export async function awaySince(db: TestDatabase) {
  const made = await twoChildren(db)
  const { town, group, one, other } = made
  const mark = (
    day: string,
    away: readonly unknown[],
    reason: 'family' | 'quarantine' = 'family',
  ) => {
    town.goTo(day)
    const marks = group.pupils.map(pupil =>
      town.mark(pupil, away.includes(pupil) ? { state: 'absent', reason } : {}),
    )
    return town.markDay(group.provider, group.groupId, Temporal.PlainDate.from(day), marks)
  }
  const find = () => town.act(tx => findLongAbsences(tx, WORKER, town.setting, QUEUE))
  const absence = () => findAbsenceOf(db.app, town.setting, other.application.number)
  const decide = async (outcome: AbsenceOutcome, actor: Actor = OFFICER) => {
    const id = (await absence())?.absence.id ?? 0n
    const input = { id, outcome, reason: 'Қаралды' }
    return refusalOf(town.act(tx => decideAbsence(tx, actor, town.setting, input)))
  }
  const object = async (actor: Actor = guardianOf(other)) => {
    const id = (await absence())?.absence.id ?? 0n
    return refusalOf(
      town.act(tx => objectToEnding(tx, actor, town.setting, { id, words: 'Емделіп жүр' })),
    )
  }
  const deliver = () =>
    sql`update message set state = 'delivered', sent_at = ${town.setting.clock.now()},
        delivered_at = ${town.setting.clock.now()} where template = 'absence-long'`.execute(
      db.owner,
    )
  const voucherState = async () =>
    (await findVoucherOfApplication(db.app, other.application.id))?.state

  await mark('2026-09-02', [])
  await mark('2026-09-03', [other])
  for (const day of ['2026-09-14', '2026-09-25', '2026-10-01']) await mark(day, [other])
  return { db, town, group, one, other, mark, find, absence, decide, object, deliver, voucherState }
}
