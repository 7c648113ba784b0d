/** What the rules say of notices to one family: quiet hours, and until when an offer would run. */
import type { Database } from '../../platform/db/database.ts'
import { deadlineAfter } from '../territories/deadline.ts'
import type { Programme } from '../territories/rollout.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import type { QuietHours } from './quiet-hours.ts'

type NoticeRule = {
  readonly quietHours: QuietHours
  readonly confirmUntil: Temporal.PlainDate | undefined
}

export type NoticeRules = {
  of(message: {
    readonly territory: string | null
    readonly programme: Programme | null
  }): Promise<NoticeRule>
}

/** Where no pack holds nobody is woken either: what the packs of the country say (assumed there as well). */
const WITHOUT_PACK: NoticeRule = {
  quietHours: { from: '21:00', until: '08:00' },
  confirmUntil: undefined,
}

/** Remembers what it read: one territory may have fifteen thousand messages due. For one run only. */
export function openNoticeRules(database: Database, setting: Setting): NoticeRules {
  const known = new Map<string, Promise<NoticeRule>>()
  return {
    of({ territory, programme }) {
      if (territory === null || programme === null) return Promise.resolve(WITHOUT_PACK)
      const key = `${territory}/${programme}/${setting.clock.today()}`
      const before = known.get(key)
      if (before !== undefined) return before
      const found = load(database, setting, territory, programme)
      known.set(key, found)
      return found
    },
  }
}

async function load(
  database: Database,
  setting: Setting,
  territory: string,
  programme: Programme,
): Promise<NoticeRule> {
  const rules = await findRulesInForce(database, territory, programme, setting.clock.today())
  const pack = rules?.pack
  if (pack === undefined) return WITHOUT_PACK
  const quietHours = pack.values['notice.quietHours'].value
  if (pack.regime === 'referral') return { quietHours, confirmUntil: undefined }
  const workingDays = pack.values['offer.confirmWorkingDays'].value
  const deadline = deadlineAfter(setting.calendar, setting.clock.now(), { workingDays })
  return { quietHours, confirmUntil: deadline.ok ? deadline.value.lastDay : undefined }
}
