/** What every city of the demonstration is made with, and the days between which its story lies. */
import { ALMATY } from '../../base/time-zone.ts'
import { system } from '../../platform/access/permission.ts'
import type { ContentStore } from '../../platform/files/content-store.ts'
import type { Setting } from '../territories/setting.ts'
import { addWorkingDays } from '../territories/working-calendar.ts'

export const seedPermission = { name: 'demonstration.seed', rules: [system] }

export type SeedCity = {
  readonly children: number
  readonly seed: string
  /** Runs everything due at the setting's clock: notices, deadlines (worker.ts). */
  readonly runPending: (setting: Setting) => Promise<void>
  /** Where pictures of kindergartens are kept; without it none are made. */
  readonly photos?: ContentStore
  readonly progress: (line: string) => void
}

/** A working day half a month before the first of the past months. */
export function firstDayOf(
  { calendar }: Setting,
  now: Temporal.ZonedDateTime,
  pastMonths: number,
): Temporal.ZonedDateTime {
  const month = now.toPlainDate().toPlainYearMonth().subtract({ months: pastMonths })
  const early = month.toPlainDate({ day: 1 }).subtract({ days: 17 })
  const day = addWorkingDays(calendar, early, 1)
  const plainTime = Temporal.PlainTime.from('09:00')
  return (day.ok ? day.value : early).toZonedDateTime({ timeZone: ALMATY, plainTime })
}

/** The newest working day before today, so that a two-day term is still running. */
export function lastWorkingDay(
  story: Pick<Setting, 'calendar'>,
  now: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime {
  for (let back = 1; back < 15; back += 1) {
    const day = now.subtract({ days: back })
    const next = addWorkingDays(story.calendar, day.toPlainDate().subtract({ days: 1 }), 1)
    if (next.ok && next.value.equals(day.toPlainDate())) return day
  }
  return now
}
