/** The words of erasing a family: on which ground, and what stands in the way. */

/**
 * `request`: the family withdrew its consent or asked for it (Law of 21.05.2013 No 94-V on personal data and their
 * protection; that its articles 8 and 12 give this right is `assumed`, its text was not at hand). `retention`: the time of the
 * rule pack is over. `court`: a decision in force.
 */
export const ERASURE_GROUNDS = ['request', 'court', 'retention'] as const
export type ErasureGround = (typeof ERASURE_GROUNDS)[number]

/** What an official may choose; the end of retention is for the system to see. */
export const OFFICIAL_GROUNDS = ['request', 'court'] as const satisfies readonly ErasureGround[]

export type ErasureRefusal =
  | 'erasure/application-active'
  | 'erasure/voucher-live'
  | 'erasure/money-open'
  | 'erasure/already-erased'
  | 'erasure/reason-names-person'

export type FamilyStanding = {
  readonly hasActive: boolean
  readonly hasLiveVoucher: boolean
  /** Tiyn that stand reserved for a voucher of the family. */
  readonly reservedTiyn: bigint
  /** Applications that are archived and not erased yet. */
  readonly erasableCount: number
}

/** Undefined when nothing stands in the way. */
export function decideErasure(standing: FamilyStanding): ErasureRefusal | undefined {
  if (standing.hasActive) return 'erasure/application-active'
  if (standing.hasLiveVoucher) return 'erasure/voucher-live'
  if (standing.reservedTiyn !== 0n) return 'erasure/money-open'
  if (standing.erasableCount === 0) return 'erasure/already-erased'
  return undefined
}

/** Whether a text holds one of these names or numbers, however it is written; short words name nobody. */
export function namesSomebody(text: string, words: readonly string[]): boolean {
  const flat = text.toLowerCase()
  const digits = text.replaceAll(/\D/g, '')
  return words.some(word => {
    const number = word.replaceAll(/\D/g, '')
    if (number.length >= 10) return digits.includes(number.slice(-10))
    return word
      .toLowerCase()
      .split(/\s+/)
      .some(part => part.length >= 4 && flat.includes(part))
  })
}
