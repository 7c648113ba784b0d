/** Writes what a pass over referrals decided: applications, places, holds, referrals, notices. */
import { assertDefined } from '../../base/assert.ts'
import { Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { withNumbers } from '../../platform/db/draw-numbers.ts'
import { planJobs } from '../../platform/jobs/plan-job.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import type { Application } from '../applications/application.ts'
import { changeApplications } from '../applications/change-applications.ts'
import { lockByIds } from '../applications/find-application.ts'
import { DRAFT_CONTRACT, draftJob } from '../choice/hold.ts'
import { keepDecisions } from '../choice/keep-round.ts'
import type { RoundDecision, RoundResult } from '../choice/round.ts'
import type { Setting } from '../territories/setting.ts'
import { type FamilyInTurn, placeKey, type ReferralBasis } from './compose-referral-round.ts'
import type { ReferralRefusal } from './referral.ts'
import {
  holdPlaces,
  insertReferrals,
  type NewReferral,
  type OpenPlace,
} from './referral-round-queries.ts'
import { lastDayOf, termOf } from './referral-term.ts'

type Issued = NewReferral & {
  readonly application: Application
  readonly decision: RoundDecision
  readonly place: OpenPlace
}

/** Refuses `referral/basis-changed` when an application or a place is not what it was any more. */
export async function settleReferralRound(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  basis: ReferralBasis,
  held: { readonly roundId: bigint; readonly result: RoundResult },
): Promise<void> {
  const { decisions } = held.result
  const familyOf = new Map(basis.families.map(family => [family.number, family]))
  const settled = decisions.map(decision => ({
    decision,
    family: assertDefined(familyOf.get(decision.id), 'decisions are about families'),
  }))
  await keepDecisions(
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
  const issued = await composeReferrals(tx, setting, basis, settled)
  if (issued.length === 0) return
  await changeApplications(
    tx,
    actor,
    setting,
    issued.map(one => ({
      application: one.application,
      event: 'referred',
      facts: { referral: one.number, ...placeFacts(one), sequence: one.decision.sequence },
    })),
  )
  await writeReferrals(tx, setting, basis, held.roundId, issued)
}

function groupIdOf({ group }: RoundDecision): bigint | null {
  return group === null ? null : BigInt(group.slice(group.indexOf('/') + 1))
}

function placeFacts({ place, validUntil }: Issued) {
  return { provider: place.bin, group: place.name, until: lastDayOf(validUntil).toString() }
}

async function composeReferrals(
  tx: Tx,
  setting: Setting,
  { places, pack }: ReferralBasis,
  settled: readonly { readonly family: FamilyInTurn; readonly decision: RoundDecision }[],
): Promise<readonly Issued[]> {
  const placed = settled.filter(({ decision }) => decision.group !== null)
  const locked = await lockByIds(
    tx,
    placed.map(({ family }) => family.application_id),
  )
  const applicationOf = new Map(locked.map(application => [application.id, application]))
  const free = new Map<string, OpenPlace[]>()
  for (const place of places) {
    const key = placeKey(place.group_id, place.admission, place.starts_on)
    free.set(key, [...(free.get(key) ?? []), place])
  }
  const numbered = await withNumbers(tx, setting.entropy, 'referral', placed, 'R-')
  return numbered.map(({ family, decision, number }) => {
    const { admission, startsOn } = decision
    const application = applicationOf.get(family.application_id)
    if (application?.state !== 'queued' || admission === null || startsOn === null) {
      throw new Refusal<ReferralRefusal>('referral/basis-changed')
    }
    const same = free.get(placeKey(groupIdOf(decision) ?? 0n, admission, startsOn))
    const place = assertDefined(same?.shift(), 'no more was given than there is')
    const today = setting.clock.today()
    const about = { admission, startsOn: place.starts_on }
    const term = termOf(setting.calendar, pack, about, today)
    return {
      application,
      decision,
      place,
      number,
      applicationId: application.id,
      childId: application.childId,
      providerId: place.provider_id,
      groupId: place.group_id,
      placeId: place.id,
      admission,
      proactive: decision.wish === null,
      termFrom: term.from,
      validUntil: term.validUntil,
    }
  })
}

async function writeReferrals(
  tx: Tx,
  setting: Setting,
  { scope, turn, roundNumber }: ReferralBasis,
  roundId: bigint,
  issued: readonly Issued[],
): Promise<void> {
  const at = setting.clock.now()
  const placeIds = issued.map(one => one.placeId)
  if ((await holdPlaces(tx, placeIds, at)) !== issued.length) {
    throw new Refusal<ReferralRefusal>('referral/basis-changed')
  }
  const holdIds = await insertReferrals(tx, { scope, roundId, turn, at }, issued)
  await planJobs(tx, DRAFT_CONTRACT, holdIds.map(draftJob))
  const { territory } = scope
  await appendToJournal(
    tx,
    setting,
    issued.flatMap(one => {
      const { admission, decision, proactive, place } = one
      const facts = {
        application: one.application.number,
        territory,
        ...placeFacts(one),
        admission,
        startsOn: place.starts_on.toString(),
        round: roundNumber,
        sequence: decision.sequence,
      }
      return [
        { kind: 'place.held' as const, facts: { ...facts, cause: 'referral' } },
        {
          kind: 'referral.issued' as const,
          facts: { referral: one.number, ...facts, turn, proactive },
        },
      ]
    }),
  )
  await planMessages(
    tx,
    at,
    issued.map(one => ({
      to: { personId: one.application.guardianId },
      template: one.proactive ? 'proactive-offer' : 'referral-issued',
      facts: { number: one.application.number, lastDay: placeFacts(one).until },
      applicationId: one.applicationId,
      eventKey: `referral-issued:${one.number}`,
    })),
  )
}
