/** What the pages of choosing need to know of one child: age, siblings, when the next round is. */
import { ALMATY } from '../../../base/time-zone.ts'
import type { Application } from '../../../domain/applications/application.ts'
import { getPerson } from '../../../domain/people/ensure-family.ts'
import type { Regime } from '../../../domain/territories/rollout.ts'
import { type RulePack, universalClubsOf } from '../../../domain/territories/rule-pack.ts'
import { findRulesInForce } from '../../../domain/territories/rules-in-force.ts'
import { findVoucherOfApplication } from '../../../domain/vouchers/find-vouchers.ts'
import type { Voucher } from '../../../domain/vouchers/voucher.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { PageContext } from '../../page-context.ts'

export type Choosing = {
  readonly application: Application
  readonly childName: string
  readonly voucher: Voucher | undefined
  /** The age that groups are asked for. */
  readonly cohort: number
  readonly hasSiblings: boolean
  readonly regime: Regime | undefined
  /** Which clubs the voucher is for; null for kindergartens. */
  readonly clubs: readonly string[] | null
  /** The rules let who comes first choose: there are no rounds. */
  readonly atOnce: boolean
  readonly nextRound: { readonly day: Temporal.PlainDate; readonly hour: string } | undefined
}

export async function loadChoosing(
  context: PageContext,
  application: Application,
): Promise<Choosing> {
  const { database, setting } = context
  const { territory, programme } = application
  const today = setting.clock.today()
  const rules = await findRulesInForce(database, territory, programme, today)
  const child = await getPerson(database, application.childId)
  const found = await findVoucherOfApplication(database, application.id)
  const voucher = found?.state === 'lapsed' || found?.state === 'closed' ? undefined : found
  return {
    application,
    childName: child.full_name,
    voucher,
    cohort: voucher?.cohort ?? application.cohort,
    hasSiblings: application.batchKey !== null,
    regime: rules?.regime,
    clubs: rules?.pack === undefined ? null : universalClubsOf(rules.pack),
    atOnce: isAtOnce(rules?.pack),
    nextRound: findNextRound(setting.clock, rules?.pack, voucher),
  }
}

function isAtOnce(pack: RulePack | undefined): boolean {
  if (pack === undefined || pack.regime === 'referral') return false
  return pack.values['offer.choiceMode'].value === 'immediate'
}

/** Only who has a voucher and no place takes part in rounds. */
function findNextRound(clock: Clock, pack: RulePack | undefined, voucher: Voucher | undefined) {
  if (voucher?.state !== 'confirmed' && voucher?.state !== 'held') return undefined
  const today = clock.today()
  if (pack === undefined || pack.regime === 'referral') return undefined
  if (pack.values['offer.choiceMode'].value !== 'rounds') return undefined
  const hour = pack.values['choice.roundAt'].value
  const strikes = today.toZonedDateTime({ timeZone: ALMATY, plainTime: hour }).toInstant()
  const over = Temporal.Instant.compare(strikes, clock.now()) <= 0
  return { day: over ? today.add({ days: 1 }) : today, hour }
}
