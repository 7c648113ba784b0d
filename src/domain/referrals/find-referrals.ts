/** Finding referrals, and locking one with everything that moves when it moves, always in one order. */
import { NotFound, Refusal } from '../../base/failure.ts'
import { ALMATY } from '../../base/time-zone.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { type ApplicationWithRelation, lockWithRelation } from '../applications/find-application.ts'
import { lockHold } from '../choice/find-holds.ts'
import type { Hold } from '../choice/hold.ts'
import type { RulePackOf } from '../territories/rule-pack.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import { needReferralPack, type Referral, type ReferralRefusal } from './referral.ts'
import { lockReferral, selectReferralsOf, selectReferralView } from './referral-queries.ts'
import { type Extension, extensionOf } from './referral-term.ts'

export {
  selectReferralsOf as findReferralsOfApplication,
  selectToSettle as findReferralsToSettle,
} from './referral-queries.ts'

export type ReferralView = NonNullable<Awaited<ReturnType<typeof selectReferralView>>> & {
  /** Undefined when it cannot be extended any more. */
  readonly extension: Extension | undefined
}

/** The newest referral of an application with its words; undefined when there was none. */
export async function findReferralView(
  read: Read,
  applicationId: bigint,
  now: Temporal.Instant,
): Promise<ReferralView | undefined> {
  const view = await selectReferralView(read, applicationId)
  if (view === undefined) return undefined
  const { referral } = view
  const inTime = Temporal.Instant.compare(now, referral.validUntil) < 0
  if (referral.state !== 'issued' || !inTime) return { ...view, extension: undefined }
  const pack = await packOfReferral(read, referral)
  return { ...view, extension: clip(extensionOf(pack, referral), view.lastDay) }
}

/** A place that is lent for a time cannot be taken after its last day. */
export function clip(
  extension: Extension | undefined,
  lastDay: Temporal.PlainDate | null,
): Extension | undefined {
  if (extension === undefined || lastDay === null) return extension
  const { first } = extension
  const last =
    Temporal.PlainDate.compare(lastDay, extension.last) <= 0
      ? lastDay.subtract({ days: 1 })
      : extension.last
  return Temporal.PlainDate.compare(first, last) > 0 ? undefined : { first, last }
}

/** The rules of the day on which it was issued: they bind it to its end, also after the territory went over to vouchers. */
export async function packOfReferral(
  read: Read,
  referral: Pick<Referral, 'territory' | 'programme' | 'issuedAt'>,
): Promise<RulePackOf<'referral'>> {
  const { territory, programme } = referral
  const day = referral.issuedAt.toZonedDateTimeISO(ALMATY).toPlainDate()
  const { pack } = await getRulesInForce(read, territory, programme, day)
  return needReferralPack(pack, territory)
}

export type LockedReferral = ApplicationWithRelation & {
  readonly hold: Hold
  readonly referral: Referral
}

/** Application, hold, referral. Refuses `referral/not-issued` when none is alive; NotFound for no application. */
export async function lockIssued(tx: Tx, applicationNumber: string): Promise<LockedReferral> {
  const found = await lockWithRelation(tx, applicationNumber)
  if (found === undefined) throw new NotFound('application')
  const [latest] = await selectReferralsOf(tx, found.application.id)
  const hold = latest && (await lockHold(tx, latest.holdId))
  const referral = latest && (await lockReferral(tx, latest.id))
  if (hold?.state !== 'held' || referral?.state !== 'issued') {
    throw new Refusal<ReferralRefusal>('referral/not-issued')
  }
  return { ...found, hold, referral }
}
