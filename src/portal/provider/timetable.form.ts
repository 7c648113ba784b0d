/** What a club posts about its lessons: one of every week, its end, a single day, and taking that back. Pure. */
import type { Language } from '../../base/language.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { LessonHour } from '../../domain/lessons/lesson.ts'
import { texts } from '../../locales/texts.ts'
import { readTypedDay } from '../layout/typed-day.ts'

type Mistakes = Readonly<Record<string, string>>
type Value = (name: string) => string

export type PostedSlot = LessonHour & {
  readonly weekday: number
  readonly validFrom: Temporal.PlainDate
}

/** Fields: weekday, startsAt, endsAt, room, coach, validFrom. */
export function readSlot(value: Value, language: Language): Result<PostedSlot, Mistakes> {
  const words = texts(language).timetable.mistakes
  const weekday = /^[1-7]$/.test(value('weekday')) ? Number(value('weekday')) : undefined
  const validFrom = readTypedDay(value('validFrom'))
  const hour = readHour(value, language, '')
  const mistakes = {
    ...(weekday === undefined ? { weekday: words.weekday } : {}),
    ...(hour.ok ? {} : hour.error),
    ...(validFrom === undefined ? { validFrom: words.day } : {}),
  }
  if (weekday === undefined || validFrom === undefined || !hour.ok) return err(mistakes)
  return ok({ weekday, validFrom, ...hour.value })
}

/** Fields with a prefix, as two forms of one page ask for an hour. */
function readHour(
  value: Value,
  language: Language,
  prefix: '' | 'held-',
): Result<LessonHour, Mistakes> {
  const words = texts(language).timetable.mistakes
  const startsAt = readTime(value(`${prefix}startsAt`))
  const endsAt = readTime(value(`${prefix}endsAt`))
  const roomId = readId(value(`${prefix}room`))
  const coachId = readId(value(`${prefix}coach`))
  const backwards = startsAt && endsAt && Temporal.PlainTime.compare(endsAt, startsAt) <= 0
  const mistakes = {
    ...(startsAt === undefined ? { [`${prefix}startsAt`]: words.time } : {}),
    ...(endsAt === undefined ? { [`${prefix}endsAt`]: words.time } : {}),
    ...(backwards ? { [`${prefix}endsAt`]: words.end } : {}),
    ...(roomId === undefined ? { [`${prefix}room`]: words.room } : {}),
    ...(coachId === undefined ? { [`${prefix}coach`]: words.coach } : {}),
  }
  const whole = startsAt && endsAt && roomId !== undefined && coachId !== undefined
  if (!whole || backwards) return err(mistakes)
  return ok({ startsAt, endsAt, roomId, coachId })
}

export type PostedEnd = { readonly slotId: bigint; readonly lastDay: Temporal.PlainDate }

/** Fields: slot, lastDay. */
export function readEnd(value: Value, language: Language): Result<PostedEnd, Mistakes> {
  const words = texts(language).timetable.mistakes
  const slotId = readId(value('slot'))
  const lastDay = readTypedDay(value('lastDay'))
  if (slotId !== undefined && lastDay !== undefined) return ok({ slotId, lastDay })
  return err({
    ...(slotId === undefined ? { slot: words.slot } : {}),
    ...(lastDay === undefined ? { lastDay: words.day } : {}),
  })
}

export type PostedChange = {
  readonly day: Temporal.PlainDate
  readonly hour: LessonHour | null
  readonly words: string
}

/** Fields: day, kind, words; for one that is held the hour with the prefix `held-`. */
export function readChange(value: Value, language: Language): Result<PostedChange, Mistakes> {
  const words = texts(language).timetable.mistakes
  const day = readTypedDay(value('day'))
  const kind = ['cancelled', 'held'].find(one => one === value('kind'))
  const hour = kind === 'held' ? readHour(value, language, 'held-') : ok(null)
  const said = value('words').trim()
  const mistakes = {
    ...(day === undefined ? { day: words.day } : {}),
    ...(kind === undefined ? { kind: words.kind } : {}),
    ...(hour.ok ? {} : hour.error),
    ...(said.length < 3 ? { words: words.words } : {}),
  }
  if (day === undefined || !hour.ok || Object.keys(mistakes).length > 0) return err(mistakes)
  return ok({ day, hour: hour.value, words: said })
}

function readTime(text: string): Temporal.PlainTime | undefined {
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(text.trim()) ?? []
  if (hours === undefined || minutes === undefined) return undefined
  return Temporal.PlainTime.from({ hour: Number(hours), minute: Number(minutes) })
}

function readId(text: string): bigint | undefined {
  return /^[1-9]\d{0,17}$/.test(text) ? BigInt(text) : undefined
}
