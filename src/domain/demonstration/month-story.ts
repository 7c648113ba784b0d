/** The months that the demonstration has lived through, and who in them does what is not usual. */
import type { Actor } from '../../platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '../../platform/db/database.ts'
import { workingDaysOf } from '../attendance/working-month.ts'
import type { Setting } from '../territories/setting.ts'
import type { Draw } from './draw.ts'
import type { Town } from './town.ts'

export type MonthStory = {
  readonly town: Town
  readonly database: Database
  readonly story: Setting & { setTo(moment: Temporal.ZonedDateTime): void }
  readonly draw: Draw
  readonly runPending: () => Promise<void>
  /** When the story ends. */
  readonly now: Temporal.ZonedDateTime
  /** Past months, oldest first; the open one is that of `now`. */
  readonly months: readonly Temporal.PlainYearMonth[]
  /** Kindergartens whose days are lived through: see KINDERGARTEN. */
  readonly providers: readonly bigint[]
  /** Of those providers, by their places, what is odd about each. */
  readonly oddities: Readonly<Partial<Record<keyof typeof KINDERGARTEN, number>>>
  readonly cast: Cast
}

/** Places in `providers`. */
export const KINDERGARTEN = {
  /** Marks all groups in one second, and lists children who never miss a day. */
  ghosts: 0,
  /** Whose tablet answers for families. */
  tablet: 1,
  /** Says that a payment did not arrive. */
  missing: 2,
  /** Whose account was closed: the bank sends its money back. */
  returned: 3,
  /** Late with its sheets and signatures. */
  late: 4,
} as const

/** Children by their role; filled on the first day, so that the same seed casts the same children. */
export type Cast = {
  /** Absent from the first day to the last of it, or on and on. */
  readonly away: Map<
    bigint,
    { readonly from: Temporal.PlainDate; readonly to?: Temporal.PlainDate }
  >
  readonly roles: Map<bigint, Role>
  readonly ghosts: Set<bigint>
}

export type Role = (typeof ROLES)[number]

/** One child each, of kindergartens without ghosts, in the order of their enrolments. */
export const ROLES = [
  'kept',
  'suspended',
  'objected',
  'open',
  'returned',
  'on-leave',
  'present-on-leave',
  'conceded',
  'upheld',
  'dismissed',
  'unanswered',
  'contested',
  'paid-by-officer',
  'refused-by-officer',
  'silent',
  'silent-too',
  'ended',
] as const

/** Whose parents never answer by themselves. */
export const SILENT: readonly (Role | undefined)[] = [
  'paid-by-officer',
  'refused-by-officer',
  'silent',
  'silent-too',
]

export const SYSTEM: Actor = { kind: 'system', name: 'demonstration' }

export function inStory<Result>(
  { database }: MonthStory,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return inTransaction(database, work)
}

/** Of those chosen by their place, see KINDERGARTEN; 0 where nobody is odd in that way. */
export function providerAt({ oddities, providers }: MonthStory, oddity: keyof typeof KINDERGARTEN) {
  const place = oddities[oddity]
  return (place === undefined ? undefined : providers[place]) ?? 0n
}

/** The `count`th working day of the month on or after that day of it. */
export function workingDay(
  { story }: MonthStory,
  month: Temporal.PlainYearMonth,
  from: number,
): Temporal.PlainDate {
  const days = workingDaysOf(story.calendar, month)
  return days.find(day => day.day >= from) ?? month.toPlainDate({ day: month.daysInMonth })
}
