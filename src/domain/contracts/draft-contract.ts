/** Draws up the contract for a place that is held: its text, its days, whom it replaces. */
import { drawBusinessNumber } from '../../base/business-number.ts'
import { sha256Hex } from '../../base/digest.ts'
import { Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { byteSource } from '../../platform/entropy.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import type { Application } from '../applications/application.ts'
import { lockById } from '../applications/find-application.ts'
import type { Regime } from '../territories/rollout.ts'
import { findRulesInForce, getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { lockVoucherById } from '../vouchers/find-vouchers.ts'
import { composeDocument } from './compose-document.ts'
import type { ContractRefusal } from './contract.ts'
import { contractAccess } from './contract-access.ts'
import { contractFacts, dayText } from './contract-facts.ts'
import { insertContract, selectContractOfHold, selectRunning } from './contract-queries.ts'
import type { ContractTemplate } from './contract-template.ts'
import { lastDayOf } from './contract-terms.ts'
import { selectDraftFacts, selectOpenOfChild } from './draft-queries.ts'
import { findFirstDay } from './find-first-day.ts'
import { findHold, type Hold, lockPlaceAndHold } from './hold-of-contract.ts'
import { selectTemplate } from './template-queries.ts'
import { voidContract } from './void-contract.ts'

/**
 * Repeatable: a hold that is over or has its contract changes nothing; then undefined. Refuses
 * `contract/no-template` where no text holds. Returns the contract's number.
 */
export async function draftContract(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly holdId: bigint },
): Promise<string | undefined> {
  authorize(actor, contractAccess.draft)
  // The application is locked before the hold, so the hold is looked at first without a lock.
  const seen = await findHold(tx, input.holdId)
  const application = seen && (await lockById(tx, seen.applicationId))
  if (seen && seen.voucherId !== null) await lockVoucherById(tx, seen.voucherId)
  const hold = seen && (await lockPlaceAndHold(tx, seen))
  if (application === undefined || hold?.state !== 'held') return undefined
  if ((await selectContractOfHold(tx, hold.id)) !== undefined) return undefined
  // The place that it was for is not kept any more: otherwise this one could not be held.
  const stale = await selectOpenOfChild(tx, application)
  if (stale !== undefined) await voidContract(tx, actor, setting, stale)
  const draft = await composeDraft(tx, setting, application, hold)
  await insertContract(tx, draft.contract, draft.content)
  await tell(tx, setting, application, hold, draft)
  return draft.contract.number
}

async function composeDraft(tx: Tx, setting: Setting, application: Application, hold: Hold) {
  const facts = await selectDraftFacts(tx, hold.id)
  const { childIin, guardianIin } = facts ?? {}
  if (facts === undefined || !childIin || !guardianIin) throw new Error('a family that is known')
  const today = setting.clock.today()
  const { territory, programme } = application
  const rules = await getRulesInForce(tx, territory, programme, today)
  const startsOn = await findFirstDay(tx, setting, application, facts.startsOn)
  const then = await findRulesInForce(tx, territory, programme, startsOn)
  const lastDay = facts.lastDay ?? lastDayOf(then?.pack ?? rules.pack, startsOn)
  const template = await getTemplate(tx, {
    programme,
    regime: regimeOf(application, hold),
    day: today,
  })
  const [previous] = await selectRunning(tx, application, startsOn)
  const nextByte = byteSource(setting.entropy)
  const number = drawBusinessNumber(nextByte)
  const content = composeDocument(template, {
    contractNumber: number,
    applicationNumber: facts.applicationNumber,
    voucherNumber: facts.voucherNumber,
    draftedOn: today,
    controlCode: setting.entropy.bytes(16).toString('hex'),
    child: { name: facts.childName, iin: childIin },
    guardian: { name: facts.guardianName, iin: guardianIin },
    provider: {
      name: { kk: facts.nameKk, ru: facts.nameRu },
      bin: facts.bin,
      address: facts.address,
    },
    group: { name: facts.group, language: facts.language, regime: facts.regime },
    admission: facts.admission,
    restriction: facts.restriction,
    startsOn,
    lastDay,
  })
  const contract = {
    number,
    holdId: hold.id,
    applicationId: application.id,
    voucherId: hold.voucherId,
    childId: application.childId,
    guardianId: application.guardianId,
    providerId: facts.providerId,
    groupId: hold.groupId,
    placeId: hold.placeId,
    programme,
    territory,
    template: { id: template.id, version: template.version },
    admission: facts.admission,
    startsOn,
    lastDay,
    previousId: previous?.id ?? null,
    documentSha256: sha256Hex(content),
    draftedAt: setting.clock.now(),
  }
  return { contract, content, facts }
}

/** A place that no voucher pays was referred to, also while the territory is on vouchers by now. */
function regimeOf({ programme }: Application, { voucherId }: Hold): Regime {
  if (programme === 'club') return 'single-voucher'
  return voucherId === null ? 'referral' : 'voucher'
}

async function getTemplate(
  read: Read,
  asked: Parameters<typeof selectTemplate>[1],
): Promise<ContractTemplate> {
  const template = await selectTemplate(read, asked)
  if (template === undefined) throw new Refusal<ContractRefusal>('contract/no-template')
  return template
}

async function tell(
  tx: Tx,
  setting: Setting,
  application: Application,
  hold: Hold,
  { contract, facts }: Awaited<ReturnType<typeof composeDraft>>,
): Promise<void> {
  await appendToJournal(tx, setting, [
    {
      kind: 'contract.drafted',
      facts: {
        ...contractFacts(contract, application),
        voucher: facts.voucherNumber,
        provider: facts.bin,
        group: facts.group,
        admission: contract.admission,
        startsOn: contract.startsOn.toString(),
        lastDay: dayText(contract.lastDay),
        transfer: contract.previousId !== null,
        template: `${contract.template.id} ${contract.template.version}`,
        documentSha256: contract.documentSha256,
      },
    },
  ])
  // The proposal of an exchange has told the family already.
  if (hold.cause === 'swap') return
  await planMessages(tx, setting.clock.now(), [
    {
      to: { personId: application.guardianId },
      template: 'contract-ready',
      facts: { number: application.number },
      applicationId: application.id,
      eventKey: `contract-ready:${contract.number}`,
    },
  ])
}
