/** A referral ends, whatever the way: its row, its leaf, and where its application stands after. */
import type { Actor } from '../../platform/access/actor.ts'
import { startOfDay } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { JournalKind } from '../../platform/journal/journal-kind.ts'
import { planMessages } from '../../platform/outbox/plan-message.ts'
import type { Application } from '../applications/application.ts'
import { changeApplications } from '../applications/change-applications.ts'
import { withdrawConsent } from '../choice/withdraw-consent.ts'
import type { Setting } from '../territories/setting.ts'
import { packOfReferral } from './find-referrals.ts'
import type { Referral, ReferralState } from './referral.ts'
import { closeReferral } from './referral-queries.ts'

type Ending = Exclude<ReferralState, 'issued'>

const LEAF: Readonly<Record<Ending, JournalKind>> = {
  enrolled: 'referral.enrolled',
  lapsed: 'referral.lapsed',
  declined: 'referral.declined',
  cancelled: 'referral.cancelled',
}

/** Part of an action, over locked rows; the hold is settled already. `reason`: of the hold's release. */
export async function endReferral(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  end: {
    readonly referral: Referral
    readonly application: Application
    readonly state: Ending
    readonly reason: string | null
  },
): Promise<void> {
  const { referral, application, state, reason } = end
  await closeReferral(tx, referral.id, state, setting.clock.now())
  await appendToJournal(tx, setting, [
    {
      kind: LEAF[state],
      facts: {
        referral: referral.number,
        application: application.number,
        territory: referral.territory,
        ...(reason !== null && { reason }),
      },
    },
  ])
  // Otherwise the next pass would send the same child to the same group again.
  const turnedDown = state === 'declined' || state === 'lapsed'
  if (referral.proactive && turnedDown) await withdrawConsent(tx, actor, setting, application)
  // Served by its contract, or ended by something else: then it stands nowhere that we could lead it back from.
  if (application.state !== 'offered' || state === 'enrolled') return
  if (state === 'lapsed') await stop(tx, actor, setting, referral, application)
  else await lead(tx, actor, setting, referral, application, state)
}

/** It keeps its time, so it stands where it stood. */
async function lead(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  referral: Referral,
  application: Application,
  reason: Ending,
): Promise<void> {
  const facts = { referral: referral.number, reason }
  await changeApplications(tx, actor, setting, [{ application, event: 'referral-returned', facts }])
}

/** Some days on the stop-list; then it comes back by itself. */
async function stop(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  referral: Referral,
  application: Application,
): Promise<void> {
  const pack = await packOfReferral(tx, referral)
  const days = pack.values['referral.unusedStopDays'].value
  if (days === 0) return lead(tx, actor, setting, referral, application, 'lapsed')
  const until = startOfDay(setting.clock.today().add({ days: days + 1 }))
  await changeApplications(tx, actor, setting, [
    {
      application,
      event: 'referral-unused',
      stop: { until, reason: 'referral-unused' },
      facts: { referral: referral.number, until: until.toString() },
    },
  ])
  await planMessages(tx, setting.clock.now(), [
    {
      to: { personId: application.guardianId },
      template: 'application-stopped',
      facts: { number: application.number },
      applicationId: application.id,
      eventKey: `application-stopped:${referral.number}`,
    },
  ])
}
