/** A mistake in a data file, said so that the person who edits the file can mend it. */

export type DataMistake = {
  /** Path of the file inside the data directory, e.g. `rule-packs/kz-preschool-voucher-2025.json`. */
  readonly file: string
  /** Where in the file: `values["offer.confirmWorkingDays"].value`, or `line 7, starts_on`. */
  readonly field: string
  /** What would be right there, in plain words. */
  readonly allowed: string
  /** What is there now, shortened; `nothing` when the field is missing. */
  readonly found: string
}

const SHOWN_CHARACTERS = 60

/** Shows a value found in a file, short enough for one line of a terminal. */
export function showFound(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text
}

/** One sentence for a log or a terminal. */
export function describeMistake(mistake: DataMistake): string {
  return `${mistake.file}: ${mistake.field}: expected ${mistake.allowed}; found ${mistake.found}`
}
