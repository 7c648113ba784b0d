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
/** Ages of its groups that are filled then. */
export const COHORTS_AT_FIRST: readonly number[] = [3, 4, 5]

export type AttendedKindergarten = {
  readonly id: bigint
  /** Groups with places, by the age of their children. */
  readonly groups: ReadonlyMap<number, bigint>
}

/** Families of one age fill one group after another: the first kindergarten's, then one that is another at each age. */
export async function liveEnrolled(
  scene: ChoiceStory,
  kindergartens: readonly AttendedKindergarten[],
  start: Temporal.ZonedDateTime,
): Promise<void> {
  const { database, story, runPending } = scene
  await holdIteration(database, SYSTEM, story, QUEUE)
  await runPending()
  await story.goTo(start.add({ hours: 3 }))
  for (const family of await selectOffered(database)) {
    const guardian: Actor = { kind: 'guardian', personId: family.guardian_id }
    await inTransaction(database, tx => confirmVoucher(tx, guardian, story, family.number))
  }
  const choosers = await selectChoosers(database, 'confirmed')
  for (const [cohort, families] of Map.groupBy(choosers, one => one.cohort)) {
    for (const [place, family] of families.entries()) {
      const block = Math.floor(place / SEATS_AT_FIRST)
      const groups = orderFrom(kindergartens, block, cohort).flatMap(
        one => one.groups.get(cohort) ?? [],
      )
      if (family.kind !== 'general' || groups.length === 0) continue
      const wishes = groups.map(groupId => ({ groupId, admissions: ['general'] as const }))
      const guardian: Actor = { kind: 'guardian', personId: family.guardianId }
      await inTransaction(database, tx =>
        setWishes(tx, guardian, story, { number: family.number, wishes }),
      )
    }
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

function orderFrom(all: readonly AttendedKindergarten[], block: number, cohort: number) {
  const [first, ...others] = all
  if (first === undefined) return []
  if (block === 0) return all
  const turn = (block - 1 + cohort) % others.length
  return [...others.slice(turn), ...others.slice(0, turn), first]
}
