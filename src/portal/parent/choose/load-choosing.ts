/** What the pages of choosing need to know of one child: age, siblings, when the next round is. */
import { ALMATY } from '../../../base/time-zone.ts'
import type { Application } from '../../../domain/applications/application.ts'
import { getPerson } from '../../../domain/people/ensure-family.ts'
import { findRulesInForce } from '../../../domain/territories/rules-in-force.ts'
import { findVoucherOfApplication } from '../../../domain/vouchers/find-vouchers.ts'
import type { Voucher } from '../../../domain/vouchers/voucher.ts'
import type { PageContext } from '../../page-context.ts'

export type Choosing = {
  readonly application: Application
  readonly childName: string
  readonly voucher: Voucher | undefined
  /** The age that groups are asked for. */
  readonly cohort: number
  readonly hasSiblings: boolean
  readonly nextRound: { readonly day: Temporal.PlainDate; readonly hour: string } | undefined
}

export async function loadChoosing(
  context: PageContext,
  application: Application,
): Promise<Choosing> {
  const { database } = context
  const child = await getPerson(database, application.childId)
  const found = await findVoucherOfApplication(database, application.id)
  const voucher = found?.state === 'lapsed' || found?.state === 'closed' ? undefined : found
  return {
    application,
    childName: child.full_name,
    voucher,
    cohort: voucher?.cohort ?? application.cohort,
    hasSiblings: application.batchKey !== null,
    nextRound: await findNextRound(context, application, voucher),
  }
}

/** Only who has a voucher and no place takes part in rounds. */
async function findNextRound(
  context: PageContext,
  { territory, programme }: Application,
  voucher: Voucher | undefined,
) {
  if (voucher?.state !== 'confirmed' && voucher?.state !== 'held') return undefined
  const { clock } = context.setting
  const today = clock.today()
  const rules = await findRulesInForce(context.database, territory, programme, today)
  const pack = rules?.pack
  if (pack === undefined || pack.regime === 'referral') return undefined
  if (pack.values['offer.choiceMode'].value !== 'rounds') return undefined
  const hour = pack.values['choice.roundAt'].value
  const strikes = today.toZonedDateTime({ timeZone: ALMATY, plainTime: hour }).toInstant()
  const over = Temporal.Instant.compare(strikes, clock.now()) <= 0
  return { day: over ? today.add({ days: 1 }) : today, hour }
}
