/** A lesson of every week is held for the last time; what was held and marked stays. */
import { NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { lockSlot, selectMarkedDays, endSlot as updateEnd } from './lesson-queries.ts'
import { groupFacts, lockOwnGroup, refuse } from './lock-own-group.ts'

export type EndSlot = { readonly slotId: bigint; readonly lastDay: Temporal.PlainDate }

/** Refuses `lesson/already-marked` when a later lesson of this weekday was marked. */
export async function endSlot(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { slotId, lastDay }: EndSlot,
): Promise<void> {
  const slot = await lockSlot(tx, slotId)
  if (slot === undefined) throw new NotFound('slot')
  const first = lastDay.add({ days: 1 })
  const group = await lockOwnGroup(tx, actor, slot.groupId, first)
  const marked = await selectMarkedDays(tx, slot.groupId, { from: first, to: slot.validTo })
  if (marked.some(day => day.dayOfWeek === slot.weekday)) refuse('lesson/already-marked')
  await updateEnd(tx, slot, lastDay)
  await appendToJournal(tx, setting, [
    {
      kind: 'timetable.changed',
      facts: {
        ...groupFacts(group),
        change: 'ended',
        weekday: slot.weekday,
        startsAt: slot.startsAt.toString({ smallestUnit: 'minute' }),
        endsAt: slot.endsAt.toString({ smallestUnit: 'minute' }),
        day: lastDay.toString(),
      },
    },
  ])
}
