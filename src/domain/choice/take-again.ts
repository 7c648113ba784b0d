/** A child between two clubs takes a free place in one tap: in its old group, or in a club that suits. */
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { lockWithRelation } from '../applications/find-application.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { findVoucherOfApplication, lockVoucherById } from '../vouchers/find-vouchers.ts'
import type { Voucher } from '../vouchers/voucher.ts'
import { choiceAccess } from './choice-access.ts'
import type { ChoiceRefusal } from './hold.ts'
import { holdFreePlace } from './hold-free-place.ts'
import { selectGroupAgain } from './take-again-queries.ts'

/** Kinds of clubs in which a voucher of this form may be used; none where the pack has no clubs. */
export function clubsOfForm(pack: RulePack, form: Voucher['form']): readonly string[] {
  if (pack.regime !== 'single-voucher') return []
  return pack.values[form === 'targeted' ? 'club.targetedFor' : 'club.universalFor'].value
}

/**
 * Without a round: the child had its place and lost it by the calendar or with its club, and its voucher waits with
 * its money. Whoever waits in a list for the group comes first. Refuses `choice/no-voucher`, `choice/group-not-suitable`,
 * `choice/no-place`.
 */
export async function takeAgain(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly number: string; readonly groupId: bigint },
): Promise<{ readonly until: Temporal.Instant }> {
  const found = await lockWithRelation(tx, input.number)
  if (found === undefined) throw new NotFound('application')
  const { application, relation } = found
  authorize(actor, choiceAccess.takeAgain, relation)
  const latest = await findVoucherOfApplication(tx, application.id)
  const voucher = latest && (await lockVoucherById(tx, latest.id))
  if (voucher?.state !== 'held' || voucher.programme !== 'club' || voucher.endsOn !== null) {
    refuse('choice/no-voucher')
  }
  const today = setting.clock.today()
  const { pack } = await getRulesInForce(tx, voucher.territory, voucher.programme, today)
  const group = await selectGroupAgain(tx, {
    groupId: input.groupId,
    territory: voucher.territory,
    cohort: voucher.cohort,
    clubs: clubsOfForm(pack, voucher.form),
    day: today,
  })
  if (group === undefined) refuse('choice/group-not-suitable')
  if (group.waiting) refuse('choice/no-place')
  const { groupId } = input
  const hold = { application, voucher, groupId, cause: 'renewal', pack } as const
  const held = await holdFreePlace(tx, actor, setting, hold)
  if (held === undefined) refuse('choice/no-place')
  return { until: held.until }
}

function refuse(code: ChoiceRefusal): never {
  throw new Refusal<ChoiceRefusal>(code)
}
