/** Once a day in each territory: children who are away too long are found and their families told; who came again is let be. */
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { tellFamilies } from '../attendance/tell-families.ts'
import type { Programme } from '../territories/rollout.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { changeVoucher } from '../vouchers/change-voucher.ts'
import { lockOffer } from '../vouchers/find-vouchers.ts'
import { absenceAccess } from './absence-access.ts'
import { closeReturned, openAbsences, selectResumed } from './absence-queries.ts'
import { absenceTerms } from './absence-terms.ts'

/** Repeatable: an absence is opened once. Returns how many were. */
export async function findLongAbsences(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  scope: { readonly programme: Programme; readonly territory: string },
): Promise<number> {
  authorize(actor, absenceAccess.find)
  const at = setting.clock.now()
  await closeReturned(tx, scope, at, actorText(actor))
  await resumeVouchers(tx, setting, scope)
  const today = setting.clock.today()
  const rules = await findRulesInForce(tx, scope.territory, scope.programme, today)
  const terms = absenceTerms(rules?.pack)
  if (terms === undefined) return 0
  const days = terms.decisionAfterCalendarDays
  const opened = await openAbsences(tx, scope, { today, days, at })
  if (opened.length === 0) return 0
  const idOf = new Map(opened.map(one => [one.enrolmentId, one.id]))
  await tellFamilies(tx, at, [...idOf.keys()], {
    template: 'absence-long',
    cause: family => `${idOf.get(family.enrolmentId)}`,
  })
  const facts = { ...scope, day: today.toString(), found: opened.length }
  await appendToJournal(tx, setting, [{ kind: 'absence.found', facts }])
  return opened.length
}

/** A voucher that rested lives again with the child's first day. */
async function resumeVouchers(
  tx: Tx,
  setting: Setting,
  scope: { readonly programme: Programme; readonly territory: string },
): Promise<void> {
  for (const number of await selectResumed(tx, scope)) {
    const { voucher } = await lockOffer(tx, number)
    if (voucher.state === 'suspended')
      await changeVoucher(tx, setting, { voucher, event: 'resumed' })
  }
}
