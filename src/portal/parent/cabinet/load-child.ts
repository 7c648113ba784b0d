/** Everything the cabinet shows of one application. */
import type { TimedAbsence } from '../../../domain/absences/find-absences.ts'
import type { Application } from '../../../domain/applications/application.ts'
import { findClaims, findEvents } from '../../../domain/applications/find-application.ts'
import { findDocument } from '../../../domain/applications/store-document.ts'
import type { FamilyCase } from '../../../domain/cases/family-case.ts'
import { findCasesOfApplications } from '../../../domain/cases/find-cases.ts'
import { getPerson } from '../../../domain/people/ensure-family.ts'
import { findPosition, type Position } from '../../../domain/queue/find-position.ts'
import type { OwnRateable } from '../../../domain/ratings/find-ratings.ts'
import { TURN_EVENT } from '../../../domain/referrals/call-families.ts'
import type { Benefit } from '../../../domain/territories/queue-rules.ts'
import type { Regime } from '../../../domain/territories/rollout.ts'
import { findRulesInForce } from '../../../domain/territories/rules-in-force.ts'
import { getTerritoryPath } from '../../../domain/territories/territory-tree.ts'
import { findVoucherOfApplication } from '../../../domain/vouchers/find-vouchers.ts'
import type { Voucher } from '../../../domain/vouchers/voucher.ts'
import { startOfDay } from '../../../platform/clock.ts'
import type { PageContext } from '../../page-context.ts'
import { loadAbsence } from '../attendance/load-absence.ts'
import { type ChildMonths, loadMonths } from '../attendance/load-months.ts'
import { type ChildPlaces, loadPlaces } from '../choose/load-places.ts'
import { loadRateable } from '../rating/load-rateable.ts'
import { loadReferral } from '../referral/load-referral.ts'
import { loadRenewing, type Renewing } from '../renewal/load-renewing.ts'
import { type ChildSwaps, loadSwaps } from '../swaps/load-swap.ts'
import { type CountDown, countDown, type OpenDeadline, openDeadlines } from './open-deadline.ts'

export type CabinetClaim = {
  readonly id: string
  readonly code: Benefit
  readonly state: 'claimed' | 'confirmed' | 'rejected' | 'expired'
  readonly fromRegister: boolean
  readonly document: { readonly id: string; readonly fileName: string } | undefined
}

export type CabinetEvent = {
  readonly at: Temporal.Instant
  readonly kind: string
  readonly reason: string | undefined
}

export type CabinetChild = {
  readonly application: Application
  readonly childName: string
  readonly placeName: { readonly kk: string; readonly ru: string; readonly en: string }
  /** Of the day; undefined where none holds. */
  readonly regime: Regime | undefined
  readonly position: Position | undefined
  readonly voucher: Voucher | undefined
  readonly events: readonly CabinetEvent[]
  readonly claims: readonly CabinetClaim[]
  readonly deadlines: readonly OpenDeadline[]
  readonly places: ChildPlaces
  readonly cases: readonly FamilyCase[]
  /** The days in which free places are for this family first; undefined while it is not its turn for a referral. */
  readonly turn: CountDown | undefined
  readonly referral: Awaited<ReturnType<typeof loadReferral>>
  readonly swaps: ChildSwaps
  readonly months: ChildMonths
  /** Only while it waits for a decision. */
  readonly absence: TimedAbsence | undefined
  readonly rateable: readonly OwnRateable[]
  readonly renewing: Renewing
}

export async function loadChild(
  context: PageContext,
  application: Application,
): Promise<CabinetChild> {
  const { database, setting } = context
  const child = await getPerson(database, application.childId)
  const path = await getTerritoryPath(database, application.territory)
  const today = setting.clock.today()
  const { territory, programme } = application
  const rules = await findRulesInForce(database, territory, programme, today)
  const position = await findPosition(database, application.number, today)
  const voucher = await findVoucherOfApplication(database, application.id)
  const referral = await loadReferral(context, application.id)
  const claims = await findClaims(database, application.id)
  const events = await findEvents(database, application.id)
  const claimsDue = claims.find(claim => claim.state === 'claimed')?.due_at ?? undefined
  return {
    application,
    childName: child.full_name,
    placeName: path.at(-1)?.name ?? { kk: '', ru: '', en: '' },
    regime: rules?.regime,
    position,
    voucher,
    events: events.map(({ at, kind, facts }) => ({ at, kind, reason: reasonOf(facts) })),
    claims: await Promise.all(claims.map(claim => describeClaim(context, claim))),
    deadlines: openDeadlines({
      application,
      voucher,
      claimsDue: application.state === 'archived' ? undefined : claimsDue,
      now: setting.clock.now(),
      calendar: setting.calendar,
    }),
    places: await loadPlaces(context, application),
    turn: application.state === 'queued' ? turnOf(context, events) : undefined,
    referral,
    swaps: await loadSwaps(context, application),
    months: await loadMonths(context, application),
    absence: await loadAbsence(context, application.number),
    rateable: await loadRateable(context, application),
    renewing: await loadRenewing(context, application, voucher),
    cases: await findCasesOfApplications(database, [application.id]),
  }
}

function turnOf(
  { setting: { clock, calendar } }: PageContext,
  events: Awaited<ReturnType<typeof findEvents>>,
): CountDown | undefined {
  const call = events.findLast(event => event.kind === TURN_EVENT)
  const until = (call?.facts as { until?: unknown } | undefined)?.until
  if (typeof until !== 'string') return undefined
  const endsAt = startOfDay(Temporal.PlainDate.from(until).add({ days: 1 }))
  const now = clock.now()
  const isOver = Temporal.Instant.compare(endsAt, now) <= 0
  return isOver ? undefined : countDown({ now, calendar }, endsAt)
}

function reasonOf(facts: unknown): string | undefined {
  const reason = (facts as { reason?: unknown } | null)?.reason
  return typeof reason === 'string' && reason !== '' ? reason : undefined
}

async function describeClaim(
  context: PageContext,
  claim: Awaited<ReturnType<typeof findClaims>>[number],
): Promise<CabinetClaim> {
  const document =
    claim.document_id === null ? undefined : await findDocument(context.database, claim.document_id)
  return {
    id: claim.id.toString(),
    code: claim.code as Benefit,
    state: claim.state as CabinetClaim['state'],
    fromRegister: claim.source === 'register',
    document: document && { id: document.id.toString(), fileName: document.file_name },
  }
}
