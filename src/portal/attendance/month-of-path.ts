/** A month as addresses carry it: `2026-09`. */
import { NotFound } from '../../base/failure.ts'

/** Undefined for what is no month of this century. */
export function readMonth(text: string | undefined): Temporal.PlainYearMonth | undefined {
  if (text === undefined || !/^20\d\d-(0[1-9]|1[0-2])$/.test(text)) return undefined
  return Temporal.PlainYearMonth.from(text)
}

/** Throws NotFound. */
export function monthOf(text: string | undefined): Temporal.PlainYearMonth {
  const month = readMonth(text)
  if (month === undefined) throw new NotFound('month')
  return month
}
