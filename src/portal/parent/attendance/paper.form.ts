/** Days of absence that a family tells of: leave by its word, illness with a certificate. Pure. */
import type { Language } from '../../../base/language.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import type { AbsencePaper } from '../../../domain/attendance/attendance.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import { textsOf } from '../../../locales/texts.ts'
import { readTypedDay } from '../../layout/typed-day.ts'

export const PAPER_KINDS = ['leave', 'illness'] as const
const MOST_DAYS = 366

export function readPaper(
  value: (name: string) => string,
  hasDocument: boolean,
  language: Language,
  programme: Programme,
): Result<AbsencePaper, Readonly<Record<string, string>>> {
  const t = textsOf(language, programme).attendance.paper
  const reason = PAPER_KINDS.find(one => one === value('reason'))
  const firstDay = readTypedDay(value('from'))
  const lastDay = readTypedDay(value('to'))
  const length =
    firstDay && lastDay ? firstDay.until(lastDay, { largestUnit: 'days' }).days : undefined
  const wrongEnd =
    lastDay === undefined
      ? t.dayMissing
      : length !== undefined && length < 0
        ? t.backwards
        : length !== undefined && length > MOST_DAYS
          ? t.tooFar
          : undefined
  const errors = {
    ...(reason === undefined ? { reason: t.kindMissing } : {}),
    ...(firstDay === undefined ? { from: t.dayMissing } : {}),
    ...(wrongEnd === undefined ? {} : { to: wrongEnd }),
    ...(reason === 'illness' && !hasDocument ? { document: t.documentMissing } : {}),
  }
  if (reason === undefined || firstDay === undefined || lastDay === undefined) return err(errors)
  if (Object.keys(errors).length > 0) return err(errors)
  return ok({ reason, firstDay, lastDay })
}
