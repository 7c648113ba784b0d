/** Where in the demonstration a state of the months can be found: which page, as whom. */

export const LOOKS = [
  'month-to-answer',
  'day-disputed',
  'month-settled',
  'child-away',
  'marks',
  'act-to-sign',
  'money-came-back',
  'money-missed',
  'months',
  'disputes',
  'flags',
  'absences',
  'ratings',
  'accounts',
  'batch-to-release',
  'budget',
] as const

export type LookKey = (typeof LOOKS)[number]

const OF_FAMILY: readonly LookKey[] = [
  'month-to-answer',
  'day-disputed',
  'month-settled',
  'child-away',
]

const PATHS: Readonly<Partial<Record<LookKey, string>>> = {
  marks: '/provider/attendance',
  'act-to-sign': '/provider/acts',
  'money-came-back': '/provider/acts',
  'money-missed': '/provider/acts',
  months: '/department/months',
  disputes: '/department/attendance',
  flags: '/department/flags',
  absences: '/department/absences',
  ratings: '/department/ratings',
  accounts: '/department/payments/accounts',
  'batch-to-release': '/department/payments?territory=taraz',
  budget: '/department/budget',
}

/** `number`: of the family's application. */
export function pathOfLook(key: LookKey, number: string | null): string {
  return OF_FAMILY.includes(key) && number !== null
    ? `/cabinet/${number}`
    : (PATHS[key] ?? '/cabinet')
}
