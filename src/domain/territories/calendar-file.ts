/** Parses the calendar file of one year and joins years into one working calendar. */
import { z } from 'zod'
import { err, ok, type Result } from '../../base/result.ts'
import type { DataMistake } from './data-mistake.ts'
import {
  daySchema,
  markSchema,
  textSchema,
  threeLanguagesSchema,
  wholeNumber,
} from './rule-value.ts'
import { mistakesOf, parseJson } from './schema-mistakes.ts'
import type { CalendarDay, WorkingCalendar } from './working-calendar.ts'

const LAST_WEEKDAY = 5

const calendarDaySchema = z.strictObject(
  { day: daySchema, name: threeLanguagesSchema, mark: markSchema, source: textSchema },
  'an object with day, name, mark and source',
)

const calendarYearSchema = z
  .strictObject({
    year: wholeNumber(2000, 2100),
    /** `assumed` while the moved days off of the year are not published. */
    mark: markSchema,
    source: textSchema,
    /** Holidays and moved days off; on weekends too, so that the page can name them. */
    daysOff: z.array(calendarDaySchema, 'a list of days off'),
    /** Saturdays and Sundays that were made working days. */
    workingWeekends: z.array(calendarDaySchema, 'a list of working Saturdays and Sundays'),
  })
  .superRefine((file, context) => {
    const seen = new Set<string>()
    for (const list of ['daysOff', 'workingWeekends'] as const) {
      for (const [index, { day }] of file[list].entries()) {
        const wrong = (message: string) =>
          context.addIssue({ code: 'custom', path: [list, index, 'day'], message })
        if (!day.startsWith(`${file.year}-`)) wrong(`a day of ${file.year}`)
        if (seen.has(day)) wrong('each day once')
        seen.add(day)
        if (list === 'workingWeekends' && Temporal.PlainDate.from(day).dayOfWeek <= LAST_WEEKDAY) {
          wrong('a Saturday or a Sunday')
        }
      }
    }
  })

type CalendarYear = z.infer<typeof calendarYearSchema>

export function parseCalendar(
  fileName: string,
  text: string,
): Result<CalendarYear, readonly DataMistake[]> {
  const json = parseJson(text)
  if (!json.ok) {
    return err([{ file: fileName, field: 'the whole file', allowed: 'JSON', found: json.why }])
  }
  const parsed = calendarYearSchema.safeParse(json.raw)
  return parsed.success ? ok(parsed.data) : err(mistakesOf(fileName, json.raw, parsed.error))
}

function byDay(days: readonly CalendarDay[]): ReadonlyMap<string, CalendarDay> {
  return new Map(days.map(day => [day.day, day]))
}

export function joinCalendarYears(years: readonly CalendarYear[]): WorkingCalendar {
  return {
    years: new Map(years.map(({ year, mark, source }) => [year, { mark, source }])),
    daysOff: byDay(years.flatMap(year => year.daysOff)),
    workingWeekends: byDay(years.flatMap(year => year.workingWeekends)),
  }
}
