/** A club agrees that a contract goes on, or says no; agreed by both it has a year more at most, without a gap. */
import { assertDefined } from '../../base/assert.ts'
import { Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { checkGatesOfSeated } from './check-gates.ts'
import type { ContractRefusal } from './contract.ts'
import { contractAccess } from './contract-access.ts'
import { contractFacts } from './contract-facts.ts'
import { updateContract } from './contract-queries.ts'
import { lastDayOf } from './contract-terms.ts'
import { lockEnrolment, updateEnrolment } from './enrolment-queries.ts'
import { lockOpenContract, type OpenContract } from './lock-contract.ts'
import { refusalOfRenewal } from './renewal.ts'
import { type Renewal, selectRenewal, updateRenewal } from './renewal-queries.ts'

/**
 * Refuses `contract/renewal-not-asked`, what `askRenewal` refuses, and for a yes `contract/nothing-follows` and
 * `gate/...`: a group that is full is no hindrance, since the child sits in it.
 */
export async function answerRenewal(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly number: string; readonly answer: 'agreed' | 'refused' },
): Promise<void> {
  const open = await lockOpenContract(tx, input.number)
  const { contract, voucher } = open
  authorize(actor, contractAccess.answerRenewal, open.relation)
  const { lastDay } = contract
  const renewal = lastDay === null ? undefined : await selectRenewal(tx, contract.id, lastDay)
  if (renewal?.state !== 'asked') refuse('contract/renewal-not-asked')
  if (input.answer === 'refused') return sayNo(tx, actor, setting, open, renewal)
  const refusal = refusalOfRenewal(contract, voucher, setting.clock.today())
  if (refusal !== undefined) refuse(refusal)
  return prolong(tx, actor, setting, open, renewal)
}

async function prolong(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  { contract, application, relation }: OpenContract,
  renewal: Renewal,
): Promise<void> {
  const { territory, programme, groupId } = contract
  const next = renewal.lastDay.add({ days: 1 })
  const pack = (await findRulesInForce(tx, territory, programme, next))?.pack
  const newLastDay = lastDayOf(pack, next)
  if (pack === undefined || newLastDay === null) refuse('contract/nothing-follows')
  await checkGatesOfSeated(tx, pack, { groupId, startsOn: next })
  const at = setting.clock.now()
  const enrolment = assertDefined(await lockEnrolment(tx, contract.id), 'a contract in force')
  await updateContract(tx, contract.id, at, { lastDay: newLastDay })
  await updateEnrolment(tx, enrolment.id, { lastDay: newLastDay })
  await updateRenewal(tx, renewal.id, { state: 'agreed', newLastDay, by: actorText(actor), at })
  await appendToJournal(tx, setting, [
    {
      kind: 'contract.prolonged',
      facts: {
        ...contractFacts(contract, application),
        from: renewal.lastDay.toString(),
        lastDay: newLastDay.toString(),
        renewed: true,
      },
    },
  ])
  await tell(tx, setting, 'contract-prolonged', { contract, application, relation }, renewal)
}

async function sayNo(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  open: OpenContract,
  renewal: Renewal,
): Promise<void> {
  const at = setting.clock.now()
  await updateRenewal(tx, renewal.id, {
    state: 'refused',
    newLastDay: null,
    by: actorText(actor),
    at,
  })
  await appendToJournal(tx, setting, [
    {
      kind: 'contract.renewal-refused',
      facts: {
        ...contractFacts(open.contract, open.application),
        lastDay: renewal.lastDay.toString(),
      },
    },
  ])
  await tell(tx, setting, 'renewal-refused', open, renewal)
}

/** Every legal representative, as at the enrolment. */
async function tell(
  tx: Tx,
  setting: Setting,
  template: 'contract-prolonged' | 'renewal-refused',
  { contract, application, relation }: Pick<OpenContract, 'contract' | 'application' | 'relation'>,
  renewal: Renewal,
): Promise<void> {
  await planMessages(
    tx,
    setting.clock.now(),
    (relation.guardianIds ?? []).map(personId => ({
      to: { personId },
      template,
      facts: { number: application.number },
      applicationId: application.id,
      eventKey: `${template}:${contract.id}:${renewal.lastDay}:${personId}`,
    })),
  )
}

function refuse(code: ContractRefusal): never {
  throw new Refusal<ContractRefusal>(code)
}
