/**
 * The morning on which places of a bulletin open: families whose turn has come are told, once, until when the places
 * are theirs to choose (order 254, 3, 15): the stages on the way to a place).
 */
import { ALMATY } from '../../base/time-zone.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '../../platform/db/database.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import { recordEvents } from '../applications/record-event.ts'
import { lockHead, markCalled } from '../territories/queue-head.ts'
import type { Programme } from '../territories/rollout.ts'
import { poolRuleOf, type RulePackOf } from '../territories/rule-pack.ts'
import { findRulesInForce, getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { type CalledFamily, callInTurn } from './call-in-turn.ts'
import { selectToldUntil, TURN_EVENT } from './call-queries.ts'
import { windowTerms } from './place-window.ts'
import { needReferralPack } from './referral.ts'
import { referralAccess } from './referral-access.ts'
import {
  selectOpenPlaces,
  selectPauses,
  selectQueue,
  selectWaitingQueues,
} from './referral-round-queries.ts'

export { TURN_EVENT }

type Queue = { readonly territory: string; readonly programme: Programme }

/**
 * Repeatable: returns how many families were told. Each queue once a day, from the hour on at which the bulletin
 * opens; one whose call is refused does not stop the others.
 */
export async function callDueFamilies(
  database: Database,
  actor: Actor,
  setting: Setting,
  reportFault: (fault: unknown) => void = () => undefined,
): Promise<number> {
  const today = setting.clock.today()
  let told = 0
  for (const { territory, programme, called_on } of await selectWaitingQueues(database)) {
    if (called_on !== null && Temporal.PlainDate.compare(called_on, today) >= 0) continue
    try {
      const rules = await findRulesInForce(database, territory, programme, today)
      if (rules?.pack?.regime !== 'referral') continue
      if (!hasStruck(setting, windowTerms(rules.pack).opensAt)) continue
      const queue = { territory, programme }
      told += await inTransaction(database, tx => callFamilies(tx, actor, setting, queue))
    } catch (fault) {
      reportFault(fault)
    }
  }
  return told
}

function hasStruck({ clock }: Setting, plainTime: string): boolean {
  const hour = clock.today().toZonedDateTime({ timeZone: ALMATY, plainTime }).toInstant()
  return Temporal.Instant.compare(hour, clock.now()) <= 0
}

/** Returns how many families were told; none on a day on which they were called already. */
export async function callFamilies(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { territory, programme }: Queue,
): Promise<number> {
  const today = setting.clock.today()
  const rules = await getRulesInForce(tx, territory, programme, today)
  authorize(actor, referralAccess.call, { territoryPath: rules.path.map(step => step.code) })
  const pack = needReferralPack(rules.pack, territory)
  await lockHead(tx, territory, programme, today.year)
  if (!(await markCalled(tx, territory, programme, today))) return 0
  const scope = { territory, programme, heldOn: today }
  const poolRule = poolRuleOf(pack, rules.territory.kind)
  const places = await selectOpenPlaces(tx, scope, poolRule)
  if (places.length === 0) return 0
  const minimumAge = pack.values['queue.minimumAgeMonths'].value
  const queue = await selectQueue(tx, scope, poolRule, minimumAge)
  const pauses = await selectPauses(tx, scope)
  const called = callInTurn(setting.calendar, pack, pauses, { places, queue }, setting.clock.now())
  const useful = called.filter(family => isInTime(setting, pack, family))
  return tellThem(tx, actor, setting, useful)
}

/** Beyond the last pass of the window nothing is reserved for the family any more. */
function isInTime(
  setting: Setting,
  pack: RulePackOf<'referral'>,
  { lastDay }: CalledFamily,
): boolean {
  const ahead = Temporal.PlainDate.compare(setting.clock.today(), lastDay)
  return ahead < 0 || (ahead === 0 && !hasStruck(setting, pack.values['choice.roundAt'].value))
}

/** Who was told a day that is not over yet is not told again, also when more places open meanwhile. */
async function tellThem(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  called: readonly CalledFamily[],
): Promise<number> {
  const at = setting.clock.now()
  const ids = called.map(({ family }) => family.application_id)
  const told = await selectToldUntil(tx, ids, setting.clock.today())
  const fresh = called.filter(({ family }) => !told.has(family.application_id))
  await recordEvents(
    tx,
    actorText(actor),
    at,
    fresh.map(({ family, lastDay }) => ({
      applicationId: family.application_id,
      kind: TURN_EVENT,
      facts: { until: lastDay.toString() },
    })),
  )
  // Brothers and sisters who are decided together are one family with one telephone.
  const households = new Map(
    fresh
      .toReversed()
      .map(one => [`${one.family.guardian_id} ${one.family.batch_key ?? one.family.number}`, one]),
  )
  await planMessages(
    tx,
    at,
    [...households.values()].map(({ family, lastDay }) => ({
      to: { personId: family.guardian_id },
      template: 'referral-turn',
      facts: { number: family.number, lastDay: lastDay.toString() },
      applicationId: family.application_id,
      eventKey: `referral-turn:${family.number}:${lastDay}`,
    })),
  )
  return households.size
}
