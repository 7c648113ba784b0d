/** Tables whose `number` is drawn, each with the constraint `<table>_number_unique`. */
export const NUMBERED_TABLES = [
  'act',
  'application',
  'contract',
  'family_case',
  'naming',
  'payment',
  'payment_batch',
  'provider_letter',
  'rating',
  'referral',
  'swap_proposal',
  'voucher',
] as const

export type NumberedTable = (typeof NUMBERED_TABLES)[number]

const CONSTRAINTS: ReadonlySet<string> = new Set(
  NUMBERED_TABLES.map(table => `${table}_number_unique`),
)

/** Whether a statement failed because a number that was drawn had been given out. */
export function isDrawnNumber(constraint: string | undefined): boolean {
  return constraint !== undefined && CONSTRAINTS.has(constraint)
}
