/** Money as a whole number of tiyn (1 tenge = 100 tiyn); no floating point touches it. */

const TIYN_PER_TENGE = 100n

/** Reads "68 000", "68000,50", "68000.5" as tiyn; undefined when it is not an amount. */
export function parseTenge(text: string): bigint | undefined {
  const match = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s\u00a0\u202f]/g, ''))
  if (!match) return undefined
  const whole = BigInt(match[1] ?? '0')
  const fraction = BigInt((match[2] ?? '').padEnd(2, '0'))
  return whole * TIYN_PER_TENGE + fraction
}

/** Plain decimal tenge for files: "68000" or "68000.50". */
export function tengeText(amountTiyn: bigint): string {
  const sign = amountTiyn < 0n ? '-' : ''
  const absolute = amountTiyn < 0n ? -amountTiyn : amountTiyn
  const fraction = absolute % TIYN_PER_TENGE
  const whole = `${sign}${absolute / TIYN_PER_TENGE}`
  return fraction === 0n ? whole : `${whole}.${fraction.toString().padStart(2, '0')}`
}

/** Of whole tiyn; `Math.min` does not take them. */
export function lesserTiyn(one: bigint, other: bigint): bigint {
  return one - other < 0n ? one : other
}
