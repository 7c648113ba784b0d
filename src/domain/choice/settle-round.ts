/** Writes what a round decided, in bulk: decisions, places, holds, vouchers, waiting lists, notices. */
import { assertDefined } from '../../base/assert.ts'
import { Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { planJobs } from '../../platform/jobs/plan-job.ts'
import type { JournalFact } from '../../platform/journal/append.ts'
import { recordEvents } from '../applications/record-event.ts'
import type { Setting } from '../territories/setting.ts'
import { holdPlaces } from '../vouchers/hold-places.ts'
import { choiceTerms, endOf, heldUntil, lastDayOf } from './choice-terms.ts'
import type { RoundBasis } from './compose-round-input.ts'
import { type ChoiceRefusal, DRAFT_CONTRACT, draftJob } from './hold.ts'
import { joinAfterRound } from './join-after-round.ts'
import type { RoundDecision } from './round.ts'
import { planRoundNotices } from './round-notices.ts'
import { insertChoiceDecisions, insertRoundHolds, takePlaces } from './round-queries.ts'
import type { HeldRound, Placed, Settled } from './settled.ts'

/** Returns the leaves to append. Refuses `choice/basis-changed` when a place or a voucher is not free any more. */
export async function settleRound(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  basis: RoundBasis,
  held: HeldRound,
): Promise<readonly JournalFact[]> {
  const at = setting.clock.now()
  const familyOf = new Map(basis.families.map(family => [family.number, family]))
  const settled = held.result.decisions.map(decision => ({
    decision,
    family: assertDefined(familyOf.get(decision.id), 'decisions are about families'),
  }))
  const placed = findPlaced(setting, basis, settled)
  await insertChoiceDecisions(
    tx,
    held.roundId,
    settled.map(({ family, decision }) => ({
      applicationId: family.application_id,
      outcome: decision.outcome,
      groupId: groupIdOf(decision),
      admission: decision.admission,
      wish: decision.wish,
    })),
  )
  const leaves = await writeHolds(tx, actor, setting, basis, held, placed)
  const joined = await joinAfterRound(tx, setting, basis, settled)
  await planRoundNotices(tx, at, held.roundId, settled, placed)
  return [...leaves, ...joined]
}

function groupIdOf({ group }: RoundDecision): bigint | null {
  return group === null ? null : BigInt(group.slice(group.indexOf('/') + 1))
}

function findPlaced(
  setting: Setting,
  basis: RoundBasis,
  settled: readonly Settled[],
): readonly Placed[] {
  const workingDays = choiceTerms(basis.pack).signWorkingDays
  const signUntil = endOf(setting.calendar, setting.clock.now(), { workingDays })
  return settled.flatMap(one => {
    const { admission, startsOn } = one.decision
    const groupId = groupIdOf(one.decision)
    if (groupId === null || admission === null || startsOn === null) return []
    const until = heldUntil(one.family.choose_until, signUntil)
    return [{ ...one, groupId, admission, startsOn, until }]
  })
}

async function writeHolds(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  basis: RoundBasis,
  held: HeldRound,
  placed: readonly Placed[],
): Promise<readonly JournalFact[]> {
  if (placed.length === 0) return []
  const at = setting.clock.now()
  const { territory } = basis.scope
  // Vouchers before places, as everybody locks them.
  const vouchers = await holdPlaces(
    tx,
    setting,
    placed.map(({ family }) => ({
      id: family.voucher_id,
      number: family.voucher_number,
      territory,
      state: family.voucher_state,
    })),
  )
  const placeIds = await takePlaces(tx, placed, at)
  if (placeIds.length !== placed.length) throw new Refusal<ChoiceRefusal>('choice/basis-changed')
  const holdIds = await insertRoundHolds(
    tx,
    held.roundId,
    at,
    placed.map((one, index) => ({
      placeId: placeIds[index] as bigint,
      groupId: one.groupId,
      applicationId: one.family.application_id,
      voucherId: one.family.voucher_id,
      until: one.until,
    })),
  )
  await planJobs(tx, DRAFT_CONTRACT, holdIds.map(draftJob))
  const nameOf = new Map(basis.places.map(row => [row.group_id, row]))
  const facts = placed.map(one => {
    const group = assertDefined(nameOf.get(one.groupId), 'places were published')
    return { provider: group.bin, group: group.name, until: lastDayOf(one.until).toString() }
  })
  await recordEvents(
    tx,
    actorText(actor),
    at,
    placed.map(({ family, decision }, index) => ({
      applicationId: family.application_id,
      kind: 'place-held',
      facts: { ...facts[index], wish: decision.wish, round: held.number },
    })),
  )
  return placed.flatMap(({ family, admission, startsOn, decision }, index) => [
    {
      kind: 'place.held' as const,
      facts: {
        application: family.number,
        voucher: family.voucher_number,
        territory,
        ...(facts[index] as (typeof facts)[number]),
        admission,
        startsOn,
        cause: 'round',
        round: held.number,
        sequence: decision.sequence,
      },
    },
    assertDefined(vouchers[index], 'a leaf for every voucher'),
  ])
}
