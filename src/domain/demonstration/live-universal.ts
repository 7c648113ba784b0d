/** The two iterations of the demonstration's Aktobe, and what families do with their offers. */
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { confirmVoucher } from '../vouchers/confirm-voucher.ts'
import { declineVoucher } from '../vouchers/decline-voucher.ts'
import type { AktobePlan } from './aktobe-plan.ts'
import { selectOfferedBeside, selectUnreachable } from './aktobe-queries.ts'
import { allotForOffers } from './allot-exactly.ts'
import { selectOffered } from './demonstration-queries.ts'
import { type ChoiceStory, signAsHeads, signAsParents } from './live-choice.ts'
import { holdClubRound, signClubs, wishForClubs } from './live-clubs.ts'
import type { Story } from './tell-story.ts'

const SYSTEM: Actor = { kind: 'system', name: 'demonstration' }
const QUEUE = { programme: 'club', territory: 'aktobe' } as const
const CHUNK = 1000
/** One family in so many has not answered its offer of these days yet. */
const UNANSWERED = 4

export type AktobeScene = ChoiceStory & {
  readonly story: Story
  readonly now: Temporal.ZonedDateTime
}

/** The iteration before the first of the months: some refuse, some never answer, the others go to a club. */
export async function liveFirst(
  scene: AktobeScene,
  plan: AktobePlan,
  attended: readonly bigint[],
  begin: Temporal.ZonedDateTime,
): Promise<void> {
  const { database, runPending, story } = scene
  await allotForOffers(scene, plan.attending + plan.declined + plan.silent)
  await holdIteration(database, SYSTEM, story, QUEUE)
  await runPending()
  await story.goTo(begin.add({ hours: 3 }))
  // Nobody can tell a family without a phone; it would stay offered for ever, so it comes to the office and refuses.
  const unreachable = await selectUnreachable(database, QUEUE.territory)
  const all = await selectOffered(database, QUEUE.territory)
  const offered = all.toSorted(
    (one, other) => Number(unreachable.has(other.number)) - Number(unreachable.has(one.number)),
  )
  await inTransaction(database, async tx => {
    for (const [index, { number, guardian_id: personId }] of offered.entries()) {
      const guardian: Actor = { kind: 'guardian', personId }
      if (index < plan.declined) await declineVoucher(tx, guardian, story, number)
      else if (index >= plan.declined + plan.silent) {
        await confirmVoucher(tx, guardian, story, number)
      }
    }
  })
  await wishForClubs(scene, offered.length, attended)
  await holdClubRound(scene, begin)
  await signClubs(scene, begin)
  await story.goTo(begin.add({ days: 7 }))
  await runPending()
}

/** Since the last working day most of the city's families have a voucher. */
export async function liveLast(
  scene: AktobeScene,
  plan: AktobePlan,
  start: Temporal.ZonedDateTime,
): Promise<void> {
  const { database, runPending, story } = scene
  await runPending()
  await allotForOffers(scene, plan.universal - plan.attending)
  await holdIteration(database, SYSTEM, story, QUEUE)
  await runPending()
  await story.goTo(start.add({ hours: 3 }))
  const offered = await selectOffered(database, QUEUE.territory)
  const [universalInstead] = await selectOfferedBeside(database, QUEUE.territory)
  for (let from = 0; from < offered.length; from += CHUNK) {
    await inTransaction(database, async tx => {
      for (const [at, { number, guardian_id: personId }] of offered
        .slice(from, from + CHUNK)
        .entries()) {
        const isLate = (from + at) % UNANSWERED === 1 && number !== universalInstead
        if (isLate) continue
        await confirmVoucher(tx, { kind: 'guardian', personId }, story, number)
      }
    })
  }
  await wishForClubs(scene, plan.choosing, [])
  await holdClubRound(scene, start)
  await story.goTo(start.add({ hours: 10 }))
  await signAsParents(scene, 3)
  await signAsHeads(scene, { refuse: 0, leaveOut: 2 })
  await runPending()
}
