/** What the cabinet shows of an application's newest referral; undefined when there was none. */
import { findReferralView } from '../../../domain/referrals/find-referrals.ts'
import type { PageContext } from '../../page-context.ts'
import { countDown } from '../cabinet/open-deadline.ts'
import type { ReferralPanelProps } from './referral-panel.tsx'

export async function loadReferral(
  context: PageContext,
  applicationId: bigint,
): Promise<Pick<ReferralPanelProps, 'view' | 'deadline'> | undefined> {
  const { clock, calendar } = context.setting
  const now = clock.now()
  const view = await findReferralView(context.database, applicationId, now)
  if (view === undefined) return undefined
  return { view, deadline: countDown({ now, calendar }, view.referral.validUntil) }
}
