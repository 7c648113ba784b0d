/** Two and a half weeks ago vouchers were offered that led to places: the story from the offer to a settled child. */
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { confirmVoucher } from '../vouchers/confirm-voucher.ts'
import { selectOffered } from './demonstration-queries.ts'
import { type ChoiceStory, liveOn, signAsHeads, signAsParents, wishAll } from './live-choice.ts'
import { type District, liveReferrals, publishAndWish } from './live-referrals.ts'
import { liveSwaps } from './live-swaps.ts'

const SYSTEM: Actor = { kind: 'system', name: 'demonstration' }
const QUEUE = { programme: 'preschool', territory: 'taraz' } as const

/** `allot`: gives money for the offers. The clock is at `start` or before. */
export async function liveSettled(
  scene: ChoiceStory & { readonly district: District },
  allot: () => Promise<void>,
  start: Temporal.ZonedDateTime,
): Promise<void> {
  const { database, story, runPending } = scene
  await story.goTo(start)
  await runPending()
  await allot()
  await holdIteration(database, SYSTEM, story, QUEUE)
  await runPending()
  await story.goTo(start.add({ hours: 3 }))
  await inTransaction(database, async tx => {
    for (const [index, family] of (await selectOffered(tx, scene.town.territory)).entries()) {
      if (index % 10 === 9) continue
      const guardian: Actor = { kind: 'guardian', personId: family.guardian_id }
      await confirmVoucher(tx, guardian, story, family.number)
    }
  })
  await wishAll(scene, 12)
  await holdTheRound(scene, start)
  await story.goTo(start.add({ days: 1 }).with({ hour: 10 }))
  await signAsParents(scene, 9)
  await story.goTo(start.add({ days: 1 }).with({ hour: 15 }))
  await signAsHeads(scene, { refuse: 2, leaveOut: 0 })
  await runPending()
  // Whoever did not sign loses the place, whoever did not choose the voucher; the lists move.
  await story.goTo(start.add({ days: 9 }))
  await runPending()
  await story.goTo(start.add({ days: 10 }))
  await liveOn(scene)
  await runPending()
  await story.goTo(start.add({ days: 12 }))
  await publishAndWish(scene, scene.district)
  await runPending()
  await liveSwaps(scene, start.add({ days: 12 }))
}

/** These days: some families have wished already, a place is held, a contract waits for one side or the other. */
export async function liveChoosing(
  scene: ChoiceStory & { readonly district: District },
  start: Temporal.ZonedDateTime,
): Promise<void> {
  await wishAll(scene, 3)
  await holdTheRound(scene, start)
  await scene.story.goTo(start.add({ hours: 10 }))
  await signAsParents(scene, 2)
  await signAsHeads(scene, { refuse: 0, leaveOut: 2 })
  await liveReferrals(scene, scene.district)
  await scene.runPending()
}

/** A minute after the hour of the pack the worker holds it, and the contracts are drawn up. */
async function holdTheRound(
  { story, runPending }: ChoiceStory,
  day: Temporal.ZonedDateTime,
): Promise<void> {
  await story.goTo(day.with({ hour: 18, minute: 1 }))
  await runPending()
  await runPending()
}
