/** A family waits for a full group: without a place yet, or with one, to change its kindergarten. */
import { assertDefined } from '../../base/assert.ts'
import { NotFound, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { lockWithRelation } from '../applications/find-application.ts'
import { recordEvent } from '../applications/record-event.ts'
import type { Admission } from '../places/place.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import type { Voucher } from '../vouchers/voucher.ts'
import { choiceAccess } from './choice-access.ts'
import type { ChoiceRefusal } from './hold.ts'
import { isSuitable } from './set-wishes.ts'
import { hasFreePlace, insertEntries } from './waiting-queries.ts'
import { selectGroups } from './wish-queries.ts'

const WITHOUT_PLACE: readonly string[] = ['confirmed', 'held']
const MAY_WAIT: readonly string[] = [...WITHOUT_PLACE, 'place-held', 'enrolled']

/** A targeted voucher is for the club that named the child. */
function mayWait(voucher: Voucher): boolean {
  return voucher.form !== 'targeted' && MAY_WAIT.includes(voucher.state)
}

export type JoinList = {
  readonly number: string
  readonly groupId: bigint
  /** What the family would take; at least one. */
  readonly admissions: readonly Admission[]
}

/**
 * Refuses `choice/no-voucher`, `choice/group-not-suitable`, `choice/already-waiting`, and `choice/places-free`
 * for a child without a place where one may be had without waiting.
 */
export async function joinList(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: JoinList,
): Promise<void> {
  const found = await lockWithRelation(tx, input.number)
  if (found === undefined) throw new NotFound('application')
  const { application, relation } = found
  authorize(actor, choiceAccess.joinList, relation)
  const voucher = await findVoucherOfApplication(tx, application.id)
  if (voucher === undefined || !mayWait(voucher)) {
    throw new Refusal<ChoiceRefusal>('choice/no-voucher')
  }
  const { groupId, admissions } = input
  const { territory, programme } = application
  const rules = await findRulesInForce(tx, territory, programme, setting.clock.today())
  const [group] = await selectGroups(tx, [groupId])
  if (group === undefined || admissions.length === 0 || !isSuitable(group, voucher, rules?.pack)) {
    throw new Refusal<ChoiceRefusal>('choice/group-not-suitable')
  }
  if (WITHOUT_PLACE.includes(voucher.state) && (await hasFreePlace(tx, groupId, admissions))) {
    throw new Refusal<ChoiceRefusal>('choice/places-free')
  }
  const at = setting.clock.now()
  const entry = { applicationId: application.id, groupId, admissions }
  const joined = await insertEntries(tx, [entry], actorText(actor), at)
  if (joined.length === 0) throw new Refusal<ChoiceRefusal>('choice/already-waiting')
  const { bin, name } = assertDefined(group, 'it suits')
  const facts = { provider: bin, group: name }
  await recordEvent(tx, actorText(actor), at, application.id, 'waiting-joined', facts)
  await appendToJournal(tx, setting, [
    {
      kind: 'waiting.joined',
      facts: { application: application.number, territory: application.territory, ...facts },
    },
  ])
}
