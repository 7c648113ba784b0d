/** A deadline of a voucher passed: the voucher ends, its money returns, the application waits. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import { startOfDay } from '../../platform/clock.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import type { Application } from '../applications/application.ts'
import { changeApplications } from '../applications/change-applications.ts'
import { lockById } from '../applications/find-application.ts'
import { poolRuleOf, universalClubsOf } from '../territories/rule-pack.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { changeVoucher } from './change-voucher.ts'
import { extendChoice } from './extend-choice.ts'
import { offerTerms } from './offer-terms.ts'
import type { Voucher } from './voucher.ts'
import { voucherAccess } from './voucher-access.ts'
import { hasSuitablePlace, lockVoucher, selectOverdue } from './voucher-queries.ts'

export async function findOverdue(read: Read, now: Temporal.Instant, limit: number) {
  return selectOverdue(read, now, limit)
}

/** Repeatable: returns false when the family was faster or another worker did it already. */
export async function lapseVoucher(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  due: { readonly id: bigint; readonly application_id: bigint },
): Promise<boolean> {
  authorize(actor, voucherAccess.lapse)
  const application = await lockById(tx, due.application_id)
  const voucher = await lockVoucher(tx, due.id)
  if (application === undefined || voucher === undefined) return false
  const event = missedEvent(voucher, setting.clock.now())
  if (event === undefined) return false
  if (event === 'choice-missed' && (await waitsForPlaces(tx, setting, voucher))) return true
  if (voucher.form === 'targeted') {
    await changeVoucher(tx, setting, { voucher, event: 'place-unused' })
    const facts = { voucher: voucher.number }
    await changeApplications(tx, actor, setting, [{ application, event: 'place-unused', facts }])
    return true
  }
  await changeVoucher(tx, setting, { voucher, event })
  await endOffer(tx, actor, setting, application, voucher, event)
  return true
}

function missedEvent(voucher: Voucher, now: Temporal.Instant) {
  const passed = (until: Temporal.Instant | null) =>
    until !== null && Temporal.Instant.compare(until, now) <= 0
  if (voucher.state === 'offered' && passed(voucher.confirmUntil)) return 'confirmation-missed'
  if (voucher.state === 'confirmed' && passed(voucher.chooseUntil)) return 'choice-missed'
  return undefined
}

/** While there is nothing to choose, the days to choose do not run out: a working day is added each day. */
async function waitsForPlaces(tx: Tx, setting: Setting, voucher: Voucher): Promise<boolean> {
  const today = setting.clock.today()
  const { territory, programme } = voucher
  const { pack, territory: place } = await getRulesInForce(tx, territory, programme, today)
  if (pack.regime === 'referral' || !pack.values['choice.clockWaitsForPlaces'].value) return false
  const poolRule = poolRuleOf(pack, place.kind)
  const clubs = universalClubsOf(pack)
  if (await hasSuitablePlace(tx, voucher, poolRule, today, clubs)) return false
  return extendChoice(tx, setting, { voucher, workingDays: 1, reason: 'no-suitable-place' })
}

/** Inactive with one restoration ahead, or archived when it was used up already. */
async function endOffer(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  application: Application,
  voucher: Voucher,
  event: 'confirmation-missed' | 'choice-missed',
): Promise<void> {
  const today = setting.clock.today()
  const { pack } = await getRulesInForce(tx, voucher.territory, voucher.programme, today)
  const terms = offerTerms(pack)
  const restorable = application.restorations < terms.restorations
  const lastDay = today.add({ days: terms.restoreCalendarDays })
  const facts = { voucher: voucher.number }
  await changeApplications(tx, actor, setting, [
    restorable
      ? { application, event, facts, restoreUntil: startOfDay(lastDay.add({ days: 1 })) }
      : { application, event: 'not-restored', facts },
  ])
  await planMessages(tx, setting.clock.now(), [
    {
      to: { personId: application.guardianId },
      template: restorable ? 'offer-lapsed' : 'offer-lapsed-for-good',
      facts: { number: application.number, lastDay: lastDay.toString() },
      applicationId: application.id,
      eventKey: `offer-lapsed:${voucher.id}`,
    },
  ])
}
