/** A family accepts what a club proposes: place, application, targeted voucher and its money, all or nothing. */
import { assertDefined } from '../../base/assert.ts'
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import type { Application } from '../applications/application.ts'
import { changeApplications } from '../applications/change-applications.ts'
import { enterNamed } from '../applications/enter-named.ts'
import { lockByIds } from '../applications/find-application.ts'
import { endOf } from '../choice/choice-terms.ts'
import { holdFreePlace } from '../choice/hold-free-place.ts'
import { checkGates } from '../contracts/check-gates.ts'
import { reservationTiyn } from '../ledger/ledger.ts'
import { findNormsInForce } from '../ledger/norm.ts'
import { lockBook } from '../ledger/post.ts'
import { findGuardianIds, getFamilyRelation } from '../people/ensure-family.ts'
import { getRulesInForce, type RulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { lockVoucherById } from '../vouchers/find-vouchers.ts'
import { giveTargeted } from '../vouchers/give-targeted.ts'
import { offerTerms } from '../vouchers/offer-terms.ts'
import { closeNaming, getNaming } from './close-naming.ts'
import {
  findBarringForm,
  lockClubApplications,
  type NamedFamily,
  selectNamedFamily,
  selectSpentApplications,
} from './named-family-queries.ts'
import type { Naming, NamingGroup, NamingRefusal } from './naming.ts'
import { namingAccess } from './naming-access.ts'
import { isLate } from './naming-life.ts'
import { lockNamingsOfChild, selectNamingGroup, updateNaming } from './naming-queries.ts'
import { namingTerms } from './naming-terms.ts'

/** The application's number, in whose page the contract comes. */
export type AcceptedNaming = { readonly application: string; readonly until: Temporal.Instant }

/**
 * Any legal representative of the child, who becomes the application's. Refuses `naming/over`, `naming/deadline-passed`,
 * `naming/has-targeted`, `naming/has-universal`, `naming/age`, `naming/no-place`, `naming/no-money`, `naming/no-norm`, `gate/...`;
 * then nothing is written.
 */
export async function acceptNaming(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly number: string },
): Promise<AcceptedNaming> {
  const { seen, group } = await getNaming(tx, input.number)
  const { childId } = seen
  authorize(actor, namingAccess.accept, await getFamilyRelation(tx, group.territory, childId))
  // All namings of the child, then its applications: whatever else is answered for it meanwhile waits here.
  const namings = await lockNamingsOfChild(tx, childId)
  await lockClubApplications(tx, childId)
  const naming = assertDefined(
    namings.find(one => one.id === seen.id),
    'a naming stays',
  )
  if (naming.state !== 'proposed') refuse('naming/over')
  if (isLate(naming, setting.clock.now())) refuse('naming/deadline-passed')
  const barred = await findBarringForm(tx, childId)
  if (barred !== undefined) {
    refuse(barred === 'targeted' ? 'naming/has-targeted' : 'naming/has-universal')
  }
  const guardianId = actor.kind === 'guardian' ? actor.personId : 0n
  const family = await selectNamedFamily(tx, childId, guardianId)
  if (family === undefined || family.denied) throw new NotFound('naming')
  const today = setting.clock.today()
  const rules = await getRulesInForce(tx, group.territory, 'club', today)
  const age = today.year - family.birthYear
  if (age < group.from || age > group.to) refuse('naming/age')
  await checkGates(tx, rules.pack, { groupId: group.id, startsOn: today.add({ days: 1 }) })
  await archiveSpent(tx, actor, setting, childId)
  const given = await give(tx, actor, setting, { naming, group, family, guardianId, rules })
  await closeOthers(tx, setting, namings, naming)
  await tellGuardians(tx, setting, naming, given.application)
  return { application: given.application.number, until: given.until }
}

/** A child has one targeted application: one whose voucher has ended makes room for this. */
async function archiveSpent(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  childId: bigint,
): Promise<void> {
  const spent = await lockByIds(tx, await selectSpentApplications(tx, childId))
  const event = 'place-unused' as const
  await changeApplications(
    tx,
    actor,
    setting,
    spent.map(application => ({ application, event })),
  )
}

type Accepted = {
  readonly naming: Naming
  readonly group: NamingGroup
  readonly family: NamedFamily
  readonly guardianId: bigint
  readonly rules: RulesInForce
}

async function give(tx: Tx, actor: Actor, setting: Setting, accepted: Accepted) {
  const { naming, group, family, guardianId, rules } = accepted
  const { pack } = rules
  const at = setting.clock.now()
  const costTiyn = await findCost(tx, setting, accepted)
  const [application] = await enterNamed(tx, actor, setting, 'named', [
    {
      territory: group.territory,
      settlement: group.settlement,
      childId: naming.childId,
      guardianId,
      birthYear: family.birthYear,
      cohort: setting.clock.today().year - family.birthYear,
      kind: family.kind,
      checked: family.checked,
      facts: { provider: group.bin, group: group.name, naming: naming.number },
    },
  ])
  const entered = assertDefined(application, 'one child, one application')
  const workingDays = offerTerms(pack).chooseWorkingDays
  const [given] = await giveTargeted(tx, setting, {
    book: bookOf(setting, group),
    cause: `naming:${naming.number}`,
    state: { is: 'confirmed', chooseUntil: endOf(setting.calendar, at, { workingDays }) },
    gifts: [{ application: entered, costTiyn }],
  })
  const id = assertDefined(given, 'one gift, one voucher').id
  const voucher = assertDefined(await lockVoucherById(tx, id), 'it was given')
  const hold = { application: entered, voucher, groupId: group.id, cause: 'naming', pack } as const
  const held = await holdFreePlace(tx, actor, setting, hold)
  if (held === undefined) refuse('naming/no-place')
  await updateNaming(tx, naming.id, { state: 'accepted', at, applicationId: entered.id })
  await appendToJournal(tx, setting, [
    {
      kind: 'naming.accepted',
      facts: {
        naming: naming.number,
        application: entered.number,
        provider: group.bin,
        group: group.name,
        territory: group.territory,
      },
      about: naming.number,
    },
  ])
  return { application: entered, until: held.until }
}

const bookOf = (setting: Setting, { territory }: NamingGroup) =>
  ({ programme: 'club', territory, year: setting.clock.today().year }) as const

/** As an iteration reserves it, before anybody knows of a direction's norm; 0 where the pack only counts. */
async function findCost(
  tx: Tx,
  setting: Setting,
  { group, family, rules }: Accepted,
): Promise<bigint> {
  if (!namingTerms(rules.pack).funded) return 0n
  const today = setting.clock.today()
  const path = rules.path.map(step => step.code)
  const norms = await findNormsInForce(tx, path, 'club', today)
  const norm = norms.get(`${today.year - family.birthYear}/${family.kind}`)
  if (norm === undefined) refuse('naming/no-norm')
  const costTiyn = reservationTiyn(norm.monthly_tiyn, today)
  const { balances } = await lockBook(tx, bookOf(setting, group))
  if (balances.available < costTiyn) refuse('naming/no-money')
  return costTiyn
}

/** A child has one targeted voucher: what other clubs proposed is over, and they read no more than that. */
async function closeOthers(
  tx: Tx,
  setting: Setting,
  namings: readonly Naming[],
  accepted: Naming,
): Promise<void> {
  for (const naming of namings) {
    if (naming.id === accepted.id || naming.state !== 'proposed') continue
    const group = assertDefined(await selectNamingGroup(tx, naming.groupId), 'a group stays')
    await closeNaming(tx, setting, { naming, group, event: 'expired', closing: 'other-accepted' })
  }
}

/** Every legal representative, so that no child gets a voucher behind the back of one (product.md, alarms). */
async function tellGuardians(
  tx: Tx,
  setting: Setting,
  naming: Naming,
  application: Application,
): Promise<void> {
  const guardianIds = await findGuardianIds(tx, naming.childId)
  await planMessages(
    tx,
    setting.clock.now(),
    guardianIds.map(personId => ({
      to: { personId },
      template: 'naming-accepted',
      facts: { number: application.number },
      applicationId: application.id,
      eventKey: `naming-accepted:${naming.id}:${personId}`,
    })),
  )
}

function refuse(code: NamingRefusal): never {
  throw new Refusal<NamingRefusal>(code)
}
