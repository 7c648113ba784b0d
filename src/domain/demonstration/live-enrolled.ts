/** Half a month before the first of its months the demonstration gives places in a handful of kindergartens. */
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { setWishes } from '../choice/set-wishes.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { confirmVoucher } from '../vouchers/confirm-voucher.ts'
import { selectChoosers } from './choice-story-queries.ts'
import { selectOffered } from './demonstration-queries.ts'
import { type ChoiceStory, signAsHeads, signAsParents } from './live-choice.ts'

const SYSTEM: Actor = { kind: 'system', name: 'demonstration' }
const QUEUE = { programme: 'preschool', territory: 'taraz' } as const

/** How many places each group of a lived-through kindergarten has at the beginning. */
export const SEATS_AT_FIRST = 11
/** Which of its kindergartens open a group at first, by the age of the children: the first one three. */
export const GROUPS_AT_FIRST: Readonly<Record<number, readonly number[]>> = {
  3: [0, 1, 4],
  4: [0, 2],
  5: [0, 3],
}

export type AttendedKindergarten = {
  readonly id: bigint
  /** Groups with places, by the age of their children. */
  readonly groups: ReadonlyMap<number, bigint>
}

/** Families of one age fill one group after another, so that no group is too small to be looked at. */
export async function liveEnrolled(
  scene: ChoiceStory,
  kindergartens: readonly AttendedKindergarten[],
  start: Temporal.ZonedDateTime,
): Promise<void> {
  const { database, story, runPending } = scene
  await holdIteration(database, SYSTEM, story, QUEUE)
  await runPending()
  await story.goTo(start.add({ hours: 3 }))
  await inTransaction(database, async tx => {
    for (const family of await selectOffered(tx, scene.town.territory)) {
      const guardian: Actor = { kind: 'guardian', personId: family.guardian_id }
      await confirmVoucher(tx, guardian, story, family.number)
    }
  })
  const choosers = await selectChoosers(database, scene.town.territory, 'confirmed')
  for (const [cohort, families] of Map.groupBy(choosers, one => one.cohort)) {
    const groups = kindergartens.flatMap(one => one.groups.get(cohort) ?? [])
    if (groups.length === 0) continue
    const wishes = groups.map(groupId => ({ groupId, admissions: ['general'] as const }))
    await inTransaction(database, async tx => {
      for (const { guardianId, kind, number } of families) {
        if (kind !== 'general') continue
        const guardian: Actor = { kind: 'guardian', personId: guardianId }
        await setWishes(tx, guardian, story, { number, wishes })
      }
    })
  }
  await story.goTo(start.with({ hour: 18, minute: 1 }))
  await runPending()
  await runPending()
  await story.goTo(start.add({ days: 1 }).with({ hour: 10, minute: 0 }))
  await signAsParents(scene, 0)
  await story.goTo(start.add({ days: 1 }).with({ hour: 15, minute: 0 }))
  await signAsHeads(scene, { refuse: 0, leaveOut: 0 })
  await runPending()
}
