/** From when on each rule speaks: data with a mark and a reason, one place for all (decision 0020, with what was measured). */
import type { Mark } from '../territories/rule-value.ts'
import type { FlagRule } from './flag.ts'

type Threshold = { readonly value: number; readonly mark: Mark; readonly reason: string }

const assumed = (value: number, reason: string): Threshold => ({ value, mark: 'assumed', reason })

/** No order sets any of these; rules.md 7 says what happened elsewhere. */
export const THRESHOLDS = {
  'full-attendance': {
    leastChildDays: assumed(
      200,
      'ten children and twenty days: at an absence of 3 %, a third of the usual, 2 of 1000 honest months are full',
    ),
    mostAbsentPercent: assumed(0.5, 'one missed day in 200 does not make a month honest'),
  },
  'marked-in-one-second': {
    leastGroups: assumed(3, 'two teachers may press at once, three hardly'),
    leastDays: assumed(3, 'once is an accident; a method comes back'),
  },
  'present-on-absence': {
    leastDays: assumed(2, 'a child may come back on the last day of its certificate'),
  },
  'present-on-day-off': {
    leastMarks: assumed(1, 'the desk does not take a mark of a day off, so each is of interest'),
  },
  'over-capacity': {
    leastDays: assumed(2, 'on one day a child whose seat was lent may be back early'),
  },
  'same-days': {
    leastChildren: assumed(4, 'siblings and a flu make two or three alike, with one gap'),
    leastAbsentDays: assumed(3, 'fewer missed days repeat by chance'),
  },
  'two-places': {
    leastDays: assumed(1, 'nobody is in two places'),
  },
  'one-device': {
    leastFamilies: assumed(4, 'sisters and neighbours share a phone'),
    leastFamiliesOfAddress: assumed(
      10,
      'an address of a mobile network is that of thousands: ten families of one kindergarten within an hour are not',
    ),
  },
  'fall-at-check': {
    leastFallPercent: assumed(15, 'beyond what fell in the rest of the territory on these days'),
    leastChildDays: assumed(60, 'a small group falls by 15 % when three are ill'),
    leastLeft: assumed(5, 'a few families move at any time'),
    leastLeftPercent: assumed(15, 'of the enrolled, gone in the week before or after the check'),
  },
  'outside-contract': {
    leastDays: assumed(2, 'an end may be noted a day late'),
  },
  'lesson-clash': {
    leastDays: assumed(1, 'nobody is in two lessons at once'),
  },
  'outside-timetable': {
    leastDays: assumed(
      1,
      'the desk takes no mark of a day without a lesson, so each is of interest',
    ),
    leastEarlyDays: assumed(2, 'once the lesson may have been held earlier by word of mouth'),
    earlyMinutes: assumed(15, 'a list is marked while children come in'),
  },
  'over-room-capacity': {
    leastDays: assumed(2, 'on one day a friend comes along, or parents watch'),
  },
  'coach-in-two-places': {
    leastDays: assumed(2, 'once somebody stands in and nobody says so'),
  },
} as const satisfies Record<FlagRule, Readonly<Record<string, Threshold>>>

/** The one that a rule's words name. */
export function firstThreshold(rule: FlagRule): number {
  const [first] = Object.values<Threshold>(THRESHOLDS[rule])
  return first?.value ?? 0
}
