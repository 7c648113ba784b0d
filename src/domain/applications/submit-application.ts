/** Accepts an application: the child stands in the queue from this very moment. */
import { assertDefined } from '../../base/assert.ts'
import { drawBusinessNumber } from '../../base/business-number.ts'
import { Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { byteSource } from '../../platform/entropy.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import { ensureFamily } from '../people/ensure-family.ts'
import type { GuardianFacts, PersonFacts } from '../people/person.ts'
import { deadlineAfter } from '../territories/deadline.ts'
import { findCohortYear } from '../territories/queue-head.ts'
import type { Benefit } from '../territories/queue-rules.ts'
import type { Programme } from '../territories/rollout.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath, queuePlaceOf } from '../territories/territory-tree.ts'
import {
  type Application,
  type ApplicationKind,
  type ApplicationRefusal,
  cohortInQueue,
  tierOf,
} from './application.ts'
import { applicationAccess } from './application-access.ts'
import { findActiveOfChild, insertApplication, insertEvents } from './application-queries.ts'
import { attachDocuments, insertClaims, type NewClaim } from './claim-queries.ts'
import { decideEligibility } from './eligibility.ts'
import { joinSiblings } from './join-siblings.ts'
import { composeSubmission } from './submission-leaf.ts'

/** What a register said: `silent` never stops an application, an officer checks later. */
type RegisterAnswer = 'yes' | 'no' | 'silent'

export type SubmitApplication = {
  readonly programme: Programme
  readonly settlement: string
  readonly child: PersonFacts
  readonly guardian: GuardianFacts
  readonly phoneVerifiedAt: Temporal.Instant | null
  readonly kind: ApplicationKind
  readonly claims: readonly { readonly code: Benefit; readonly documentId: bigint | null }[]
  readonly guardianship: RegisterAnswer
  /** Benefits that a register itself confirmed. */
  readonly registeredBenefits: readonly Benefit[]
}

/**
 * Refuses: rules missing, too old, guardian too young, an application already active, a register
 * that denies guardianship. The time of the application is the clock's, with microseconds.
 */
export async function submitApplication(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: SubmitApplication,
): Promise<Application> {
  authorize(actor, applicationAccess.submit)
  const place = queuePlaceOf(await getTerritoryPath(tx, input.settlement))
  if (place === undefined) {
    throw new Refusal<ApplicationRefusal>('application/not-a-queue-territory')
  }
  const today = setting.clock.today()
  const { pack } = await getRulesInForce(tx, place.territory.code, input.programme, today)
  const eligibility = decideEligibility(
    pack,
    input.child.birthDate,
    input.guardian.birthDate,
    today,
  )
  if (!eligibility.eligible) throw new Refusal<ApplicationRefusal>(eligibility.refusal)
  if (input.guardianship === 'no') {
    throw new Refusal<ApplicationRefusal>('application/guardianship-denied')
  }
  const family = await ensureFamily(tx, {
    child: input.child,
    guardian: input.guardian,
    source: input.guardianship === 'yes' ? 'register' : 'declared',
    phoneVerifiedAt: input.phoneVerifiedAt,
    at: setting.clock.now(),
  })
  const active = await findActiveOfChild(tx, family.childId, input.programme)
  if (active) {
    // The number is told only to a guardian who is known as one: others learn nothing of the child.
    throw new Refusal<ApplicationRefusal>('application/already-active')
  }
  const claims = composeClaims(input)
  const application = await insert(tx, setting, {
    input,
    pack,
    family,
    territory: place.territory.code,
    cohort: cohortInQueue(
      input.child.birthDate.year,
      await findCohortYear(tx, place.territory.code, input.programme, today),
    ),
    claims,
  })
  const joined = await joinSiblings(tx, pack, application, input.child.birthDate)
  await insertClaims(tx, application.id, claims, setting.clock.now(), claimsDue(setting, pack))
  await attachDocuments(
    tx,
    application.id,
    claims.flatMap(claim => claim.documentId ?? []),
  )
  await recordSubmission(tx, actor, setting, application, input, claims)
  return joined
}

function composeClaims(input: SubmitApplication): NewClaim[] {
  const registered = input.registeredBenefits.map(
    (code): NewClaim => ({ code, state: 'confirmed', source: 'register', documentId: null }),
  )
  const claimed = input.claims
    .filter(claim => !input.registeredBenefits.includes(claim.code))
    .map(
      (claim): NewClaim => ({
        code: claim.code,
        state: 'claimed',
        source: 'parent',
        documentId: claim.documentId,
      }),
    )
  return [...registered, ...claimed]
}

async function insert(
  tx: Tx,
  setting: Setting,
  given: {
    readonly input: SubmitApplication
    readonly pack: RulePack
    readonly family: { readonly childId: bigint; readonly guardianId: bigint }
    readonly territory: string
    readonly cohort: number
    readonly claims: readonly NewClaim[]
  },
): Promise<Application> {
  const { input, pack, family } = given
  const now = setting.clock.now()
  const confirmed = given.claims.flatMap(claim => (claim.state === 'confirmed' ? claim.code : []))
  const nextByte = byteSource(setting.entropy)
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const application = await insertApplication(tx, {
      number: drawBusinessNumber(nextByte),
      programme: input.programme,
      territory: given.territory,
      settlement: input.settlement,
      childId: family.childId,
      guardianId: family.guardianId,
      submittedAt: now,
      birthYear: input.child.birthDate.year,
      cohort: given.cohort,
      tier: tierOf(pack, confirmed),
      kind: input.kind,
      batchKey: null,
      lastChange: 'submitted',
      guardianshipChecked: input.guardianship === 'yes',
      at: now,
    })
    if (application) return application
  }
  throw new Error('five numbers in a row were taken')
}

export function claimsDue(setting: Setting, pack: RulePack): Temporal.Instant {
  const due = deadlineAfter(setting.calendar, setting.clock.now(), {
    workingDays: pack.values['queue.claimCheckWorkingDays'].value,
  })
  return assertDefined(due.ok ? due.value.endsAt : undefined, 'the calendar covers this year')
}

async function recordSubmission(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  application: Application,
  { child, guardian }: SubmitApplication,
  claims: readonly NewClaim[],
): Promise<void> {
  const now = setting.clock.now()
  const family = {
    childIin: child.iin,
    childName: child.fullName,
    childBirthDate: child.birthDate,
    guardianIin: guardian.iin,
    guardianName: guardian.fullName,
    phone: guardian.phone,
  }
  const facts = {
    settlement: application.settlement,
    tier: application.tier,
    cohort: application.cohort,
    kind: application.kind,
  }
  await insertEvents(tx, actorText(actor), now, [
    { applicationId: application.id, kind: 'submitted', facts },
  ])
  await appendToJournal(tx, setting, [composeSubmission(application, family, claims)])
  await planMessages(tx, now, [
    {
      to: { personId: application.guardianId },
      template: 'application-queued',
      facts: { number: application.number },
      applicationId: application.id,
      eventKey: `application-queued:${application.number}`,
    },
  ])
}
