/** Account numbers of banks of Kazakhstan (ISO 13616: KZ, two check digits, three digits of the bank, 13 symbols) and bank codes (ISO 9362). */

const KAZAKH_IBAN = /^KZ\d{2}\d{3}[0-9A-Z]{13}$/
const BIC = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/

/** As it is stored, from what was typed with or without spaces; undefined when a symbol must be wrong. */
export function parseIban(text: string): string | undefined {
  const iban = text.replace(/[\s\u00a0-]/g, '').toUpperCase()
  return KAZAKH_IBAN.test(iban) && remainder(iban) === 1 ? iban : undefined
}

/** In groups of four, as banks print it. */
export function ibanText(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1 ')
}

export function parseBic(text: string): string | undefined {
  const bic = text.replace(/\s/g, '').toUpperCase()
  return BIC.test(bic) ? bic : undefined
}

/** With its check digits; for demonstration and tests. `rest`: three digits of a bank and 13 symbols. */
export function composeIban(rest: string): string {
  const check = 98 - remainder(`KZ00${rest}`)
  return `KZ${String(check).padStart(2, '0')}${rest}`
}

/** ISO 7064, MOD 97-10: the first four symbols go to the end, letters count from A = 10. */
function remainder(iban: string): number {
  const moved = iban.slice(4) + iban.slice(0, 4)
  let rest = 0
  for (const symbol of moved) {
    const value = Number.parseInt(symbol, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}
