/** An officer's decision on a benefit claim, and the end of a claim that nobody proved in time. */
import { NotFound, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize, type Permission } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import type { Tier } from '../territories/queue-rules.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { type Application, type ApplicationRefusal, categoryCode, tierOf } from './application.ts'
import { applicationAccess } from './application-access.ts'
import { insertEvents, lockApplications, updateCategory } from './application-queries.ts'
import {
  confirmedBenefits,
  findClaimApplicationId,
  lockClaim,
  updateClaim,
} from './claim-queries.ts'
import { relationOf } from './find-application.ts'

type Outcome = 'confirmed' | 'rejected' | 'expired'

type ClaimDecision = {
  readonly claimId: bigint
  readonly outcome: 'confirmed' | 'rejected'
  /** Told to the family; needed for a rejection. */
  readonly reason: string | null
}

/** Refuses `application/claim-decided` when another officer was faster. */
export async function decideClaim(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  decision: ClaimDecision,
): Promise<void> {
  await settleClaim(tx, actor, setting, { ...decision, permission: applicationAccess.decideClaim })
}

/** The deadline passed and nobody proved the claim: it ends, the child keeps the tier it has. */
export async function expireClaim(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  claimId: bigint,
): Promise<void> {
  const permission = applicationAccess.expire
  await settleClaim(tx, actor, setting, { claimId, outcome: 'expired', reason: null, permission })
}

async function settleClaim(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: {
    readonly claimId: bigint
    readonly outcome: Outcome
    readonly reason: string | null
    readonly permission: Permission
  },
): Promise<void> {
  const applicationId = await findClaimApplicationId(tx, input.claimId)
  if (applicationId === undefined) throw new NotFound('claim')
  const [application] = await lockApplications(tx, [applicationId])
  const claim = await lockClaim(tx, input.claimId)
  if (application === undefined || claim === undefined) throw new NotFound('claim')
  authorize(actor, input.permission, await relationOf(tx, application))
  if (claim.state !== 'claimed') throw new Refusal<ApplicationRefusal>('application/claim-decided')
  const { outcome, reason } = input
  await writeOutcome(tx, actor, setting, { application, claim, outcome, reason })
  await planMessages(tx, setting.clock.now(), [
    {
      to: { personId: application.guardianId },
      template: `claim-${outcome}`,
      facts: { number: application.number },
      applicationId,
      eventKey: `claim-${outcome}:${claim.id}`,
    },
  ])
}

/** Part of an action, over locked rows: the claim, the tier it leads to, the record. Returns the tier. */
export async function writeOutcome(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  decided: {
    readonly application: Application
    readonly claim: { readonly id: bigint; readonly code: string }
    readonly outcome: Outcome
    readonly reason: string | null
  },
): Promise<Tier> {
  const { application, claim, outcome, reason } = decided
  const at = setting.clock.now()
  await updateClaim(tx, claim.id, { state: outcome, by: actorText(actor), reason, at })
  const tier = await retier(tx, setting, application, outcome)
  // The public part names the category only: which benefit it was stays between family and office.
  const facts = {
    before: categoryCode(application.tier, application.cohort),
    after: categoryCode(tier, application.cohort),
  }
  await insertEvents(tx, actorText(actor), at, [
    { applicationId: application.id, kind: `claim-${outcome}`, facts, note: reason },
  ])
  await appendToJournal(tx, setting, [
    {
      kind: 'application.claim-decided',
      facts: { application: application.number, outcome, ...facts },
      privateFields: { code: claim.code, reason: reason ?? '' },
    },
  ])
  return tier
}

/** A decided claim may move a waiting child into another tier; an offer already made stays as it is. */
async function retier(
  tx: Tx,
  setting: Setting,
  application: Application,
  outcome: Outcome,
): Promise<Tier> {
  const today = setting.clock.today()
  const { pack } = await getRulesInForce(tx, application.territory, application.programme, today)
  const tier = tierOf(pack, await confirmedBenefits(tx, application.id))
  if (tier !== application.tier) {
    const lastChange = `claim-${outcome}`
    await updateCategory(tx, { id: application.id, tier, lastChange, at: setting.clock.now() })
  }
  return tier
}
