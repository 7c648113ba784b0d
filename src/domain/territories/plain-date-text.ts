/** Days as they are written in our data files: `YYYY-MM-DD`, nothing else. */

/** Undefined for any other spelling and for days that do not exist, such as 30 February. */
export function parsePlainDate(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return undefined
  }
}
