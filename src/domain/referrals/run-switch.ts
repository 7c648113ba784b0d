/** Leads a territory over from referrals to vouchers, on its day: every application keeps number, time and claims. */
import { canonicalJson } from '../../base/canonical-json.ts'
import { sha256Hex } from '../../base/digest.ts'
import { Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import { categoryCode } from '../applications/application.ts'
import { lockByIds } from '../applications/find-application.ts'
import { recordEvents } from '../applications/record-event.ts'
import { retierApplications } from '../applications/retier-applications.ts'
import { lockHead } from '../territories/queue-head.ts'
import type { Programme } from '../territories/rollout.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { findSwitchDay, type SwitchDay } from './find-switch-day.ts'
import { isRecategorised, isWorse, planSwitch, type SwitchPosition } from './plan-switch.ts'
import { countFigures, type SwitchFigures } from './preview-switch.ts'
import type { ReferralRefusal } from './referral.ts'
import { referralAccess } from './referral-access.ts'
import {
  countLiveReferrals,
  insertPositions,
  insertSwitch,
  selectStandings,
  selectSwitch,
} from './switch-queries.ts'

export type RunSwitch = { readonly territory: string; readonly programme: Programme }

/**
 * Once for a row of the roll-out calendar: a repeat returns undefined and changes nothing. Referrals that are valid
 * stay so to the end of their terms. Refuses `referral/no-switch` before the day, or where there is none.
 */
export async function runSwitch(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  scope: RunSwitch,
): Promise<SwitchFigures | undefined> {
  const { territory, programme } = scope
  const path = await getTerritoryPath(tx, territory)
  authorize(actor, referralAccess.switchRegime, { territoryPath: path.map(step => step.code) })
  const today = setting.clock.today()
  const day = await findSwitchDay(tx, territory, programme)
  if (day === undefined || Temporal.PlainDate.compare(today, day.startsOn) < 0) {
    throw new Refusal<ReferralRefusal>('referral/no-switch', { territory })
  }
  await lockHead(tx, territory, programme, today.year)
  if ((await selectSwitch(tx, scope, day.startsOn)) !== undefined) return undefined
  // Locked before they are read: nobody's category changes between.
  const seen = await selectStandings(tx, scope)
  const locked = await lockByIds(
    tx,
    seen.map(one => one.id),
  )
  const positions = planSwitch(await selectStandings(tx, scope), day.from, day.to)
  const figures = countFigures(positions, await countLiveReferrals(tx, scope))
  const applicationOf = new Map(locked.map(application => [application.id, application]))
  await retierApplications(
    tx,
    setting,
    positions.filter(isRecategorised).flatMap(({ id, tierAfter }) => {
      const application = applicationOf.get(id)
      return application === undefined ? [] : [{ application, tier: tierAfter }]
    }),
  )
  await keepReport(tx, actor, setting, scope, day, positions, figures)
  await tellFamilies(tx, setting, positions, id => applicationOf.get(id)?.guardianId)
  return figures
}

async function keepReport(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { territory, programme }: RunSwitch,
  { startsOn, from, to }: SwitchDay,
  positions: readonly SwitchPosition[],
  figures: SwitchFigures,
): Promise<void> {
  const at = setting.clock.now()
  const by = actorText(actor)
  const positionsSha256 = sha256Hex(textOfPositions(positions))
  const scope = { territory, programme }
  const switchId = await insertSwitch(tx, {
    ...scope,
    startsOn,
    from,
    to,
    ...figures,
    positionsSha256,
    at,
    by,
  })
  await insertPositions(tx, switchId, positions)
  await recordEvents(
    tx,
    by,
    at,
    positions.map(one => ({
      applicationId: one.id,
      kind: 'regime-switched',
      facts: {
        before: categoryCode(one.tierBefore, one.cohort),
        after: categoryCode(one.tierAfter, one.cohort),
        numberBefore: one.numberBefore,
        numberAfter: one.numberAfter,
        reason: one.reason,
      },
    })),
  )
  await appendToJournal(tx, setting, [
    {
      kind: 'regime.switched',
      facts: {
        territory,
        programme,
        startsOn: startsOn.toString(),
        from: `${from.id} ${from.version}`,
        to: `${to.id} ${to.version}`,
        ...figures,
        sha256: positionsSha256,
      },
      about: `switch:${territory}/${programme}`,
    },
  ])
}

/** The bytes whose hash is in the journal: the positions as canonical JSON, in the order of the numbers. */
export function textOfPositions(positions: readonly SwitchPosition[]): string {
  return canonicalJson(
    positions.map(one => ({
      application: one.number,
      state: one.state,
      before: categoryCode(one.tierBefore, one.cohort),
      after: categoryCode(one.tierAfter, one.cohort),
      numberBefore: one.numberBefore,
      numberAfter: one.numberAfter,
      reason: one.reason,
    })),
  )
}

/** Only whose number got worse or whose category changed: for the others nothing is different. */
async function tellFamilies(
  tx: Tx,
  setting: Setting,
  positions: readonly SwitchPosition[],
  guardianOf: (applicationId: bigint) => bigint | undefined,
): Promise<void> {
  const touched = positions.filter(one => isWorse(one) || isRecategorised(one))
  await planMessages(
    tx,
    setting.clock.now(),
    touched.flatMap(one => {
      const personId = guardianOf(one.id)
      if (personId === undefined) return []
      return {
        to: { personId },
        template: 'regime-switched',
        facts: { number: one.number },
        applicationId: one.id,
        eventKey: `regime-switched:${one.number}`,
      }
    }),
  )
}
