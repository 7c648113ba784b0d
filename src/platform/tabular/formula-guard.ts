/**
 * Keeps a text in a CSV file from being run as a formula by a spreadsheet (OWASP, CSV injection), without
 * losing anything: an apostrophe goes before what would start a formula, and comes off again on reading.
 * Plain signed numbers (a telephone in E.164, a coordinate) cannot be formulas and stay as they are.
 */
const DANGEROUS = /^'*(?:[=@\t\r]|[+-](?!\d+(?:[.,]\d+)?$))/

export function guardFormula(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text
}

/** The inverse of `guardFormula`. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && DANGEROUS.test(text) ? text.slice(1) : text
}
