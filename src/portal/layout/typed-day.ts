/** A day as a date field posts it. */

/** Undefined for anything that is no day of this century written YYYY-MM-DD. */
export function readTypedDay(text: string): Temporal.PlainDate | undefined {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return undefined
  }
}
