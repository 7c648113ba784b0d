/** A flag: something in the marks, sheets or answers that the department should look into. It blocks nothing by itself. */

export const FLAG_RULES = [
  'full-attendance',
  'marked-in-one-second',
  'present-on-absence',
  'present-on-day-off',
  'over-capacity',
  'same-days',
  'two-places',
  'one-device',
  'fall-at-check',
  'outside-contract',
  'lesson-clash',
  'outside-timetable',
  'over-room-capacity',
  'coach-in-two-places',
] as const

export type FlagRule = (typeof FLAG_RULES)[number]

export type FlagState = 'open' | 'explained' | 'confirmed'

export const FLAG_STATES: readonly FlagState[] = ['open', 'explained', 'confirmed']

/** What a person can check: counts, shares in per cent, days as `YYYY-MM-DD`. Never a name or a number of a person. */
export type Evidence = Readonly<Partial<Record<Figure, number | string | readonly string[]>>>

/** In the order in which they are shown. */
export const FIGURES = [
  'days',
  'dayCount',
  'children',
  'childDays',
  'presentDays',
  'presentPercent',
  'territoryPercent',
  'capacity',
  'most',
  'groups',
  'at',
  'marks',
  'alikeInGroup',
  'alikeOtherGroup',
  'otherGroup',
  'alikeMonthBefore',
  'otherProvider',
  'families',
  'devices',
  'familiesOfAddress',
  'checkOn',
  'beforePercent',
  'duringPercent',
  'afterPercent',
  'leftAtCheck',
  'withoutLesson',
  'beforeLesson',
  'roomCapacity',
] as const

export type Figure = (typeof FIGURES)[number]

/** What a detector answers with. */
export type Finding = {
  readonly rule: FlagRule
  /** `provider:ID`, `group:ID` or `enrolment:ID`: with rule and month it is the flag, however often it is found. */
  readonly subject: string
  readonly providerId: bigint
  readonly groupId: bigint | null
  readonly evidence: Evidence
  /** Those whom the finding names; empty where it is about the kindergarten only. */
  readonly enrolmentIds: readonly bigint[]
}

/** What a detector looks at: the kindergartens of exactly this territory, or one group of them. */
export type Look = {
  readonly territory: string
  readonly month: Temporal.PlainYearMonth
  readonly groupId: bigint | null
}

export type Flag = {
  readonly id: bigint
  readonly rule: FlagRule
  readonly month: Temporal.PlainDate
  readonly providerId: bigint
  readonly bin: string
  readonly nameKk: string
  readonly nameRu: string
  readonly territory: string
  readonly programme: 'preschool' | 'club'
  readonly group: string | null
  readonly evidence: Evidence
  readonly state: FlagState
  readonly foundAt: Temporal.Instant
  readonly seenAt: Temporal.Instant
  readonly words: string | null
  readonly decidedAt: Temporal.Instant | null
  /** How many children it names. */
  readonly childCount: number
}

export type FlagRefusal = 'flag/decided'

export const MOST_FLAG_WORDS = 1000
