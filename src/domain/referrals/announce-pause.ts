/** A department pauses the opening of places for some days, when the groups of the year change (49379). */
import { Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import { lockHead } from '../territories/queue-head.ts'
import type { Programme } from '../territories/rollout.ts'
import { getRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { insertPause, type PauseRow, selectPauseRows } from './pause-queries.ts'
import { needReferralPack, type ReferralRefusal } from './referral.ts'
import { referralAccess } from './referral-access.ts'

export type { PauseRow }

export type AnnouncePause = {
  readonly territory: string
  readonly programme: Programme
  readonly startsOn: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate
  /** Everybody may read it. */
  readonly reason: string
}

/**
 * Places whose day of opening falls into it open on the first day after. Refuses `referral/pause-month` outside the
 * pack's month, `referral/pause-passed` from today on backwards, `referral/pause-overlaps`.
 */
export async function announcePause(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: AnnouncePause,
): Promise<void> {
  const { territory, programme, startsOn, lastDay } = input
  const today = setting.clock.today()
  const rules = await getRulesInForce(tx, territory, programme, today)
  authorize(actor, referralAccess.pause, { territoryPath: rules.path.map(step => step.code) })
  const pack = needReferralPack(rules.pack, territory)
  const month = pack.values['referral.summerPauseMonth'].value
  const ordered = Temporal.PlainDate.compare(startsOn, lastDay) <= 0
  const oneYear = startsOn.year === lastDay.year
  if (!ordered || !oneYear || startsOn.month !== month || lastDay.month !== month) {
    throw new Refusal<ReferralRefusal>('referral/pause-month', { month })
  }
  if (Temporal.PlainDate.compare(startsOn, today) <= 0) {
    throw new Refusal<ReferralRefusal>('referral/pause-passed')
  }
  // No pass runs meanwhile, so that none is decided by other pauses than those it read.
  await lockHead(tx, territory, programme, today.year)
  const at = setting.clock.now()
  await insertPause(tx, { ...input, at, by: actorText(actor) })
  await appendToJournal(tx, setting, [
    {
      kind: 'publication.paused',
      facts: {
        territory,
        programme,
        startsOn: startsOn.toString(),
        lastDay: lastDay.toString(),
      },
      privateFields: { reason: input.reason },
      about: `queue:${territory}/${programme}`,
    },
  ])
}

/** Open to everybody; the latest first. */
export async function findPauses(
  read: Read,
  actor: Actor,
  scope: { readonly territory: string; readonly programme: Programme },
): Promise<readonly PauseRow[]> {
  authorize(actor, referralAccess.viewPauses)
  return selectPauseRows(read, scope)
}
