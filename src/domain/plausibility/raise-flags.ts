/** Looks for what is implausible in a month and raises a flag for each finding, once however often it is found. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { detectOneDevice } from './answer-detector-queries.ts'
import { detectFallAtCheck } from './check-detector-queries.ts'
import {
  detectOutsideContract,
  detectPresentOnAbsence,
  detectPresentOnDayOff,
  detectTwoPlaces,
} from './child-detector-queries.ts'
import {
  detectFullAttendance,
  detectOneSecond,
  detectOverCapacity,
} from './day-detector-queries.ts'
import type { Finding, FlagRule, Look } from './flag.ts'
import { flagAccess } from './flag-access.ts'
import { insertFlags } from './flag-queries.ts'
import { detectLessonClash, detectOutsideTimetable } from './lesson-detector-queries.ts'
import { daysOffOf, monthOf } from './look-days.ts'
import { detectCoachInTwoPlaces, detectOverRoom } from './room-detector-queries.ts'
import { detectSameDays } from './sheet-detector-queries.ts'

type Detector = (read: Read, look: Look, setting: Setting) => Promise<readonly Finding[]>

const DETECTORS: Readonly<Record<FlagRule, Detector>> = {
  'full-attendance': detectFullAttendance,
  'marked-in-one-second': detectOneSecond,
  'present-on-absence': detectPresentOnAbsence,
  'present-on-day-off': (read, look, { calendar }) =>
    detectPresentOnDayOff(read, look, daysOffOf(calendar, look.month)),
  'over-capacity': detectOverCapacity,
  'same-days': detectSameDays,
  'two-places': detectTwoPlaces,
  'one-device': detectOneDevice,
  'fall-at-check': detectFallAtCheck,
  'outside-contract': detectOutsideContract,
  'lesson-clash': detectLessonClash,
  'outside-timetable': detectOutsideTimetable,
  'over-room-capacity': detectOverRoom,
  'coach-in-two-places': detectCoachInTwoPlaces,
}

/** What one group shows by itself, cheap enough for the minute in which its month is submitted. */
const OF_GROUP: readonly FlagRule[] = [
  'full-attendance',
  'present-on-absence',
  'present-on-day-off',
  'over-capacity',
  'two-places',
  'outside-contract',
  'lesson-clash',
  'outside-timetable',
  'over-room-capacity',
]

/**
 * One statement a rule; of one group the rules that need no other. Returns how many are new. The log is public for ever and a
 * suspicion is not a finding: which kindergarten it is stays in the private part.
 */
export async function raiseFlags(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  look: Look,
): Promise<number> {
  authorize(actor, flagAccess.raise)
  const rules = Object.keys(DETECTORS) as FlagRule[]
  const findings: Finding[] = []
  for (const rule of rules.filter(one => look.groupId === null || OF_GROUP.includes(one))) {
    findings.push(...(await DETECTORS[rule](tx, look, setting)))
  }
  if (findings.length === 0) return 0
  const added = await insertFlags(tx, monthOf(look.month), setting.clock.now(), findings)
  await appendToJournal(
    tx,
    setting,
    added.map(flag => ({
      kind: 'flag.raised' as const,
      facts: { rule: flag.rule, territory: look.territory, month: look.month.toString() },
      privateFields: { flag: flag.id.toString(), provider: flag.bin },
    })),
  )
  return added.length
}
