/** The allotted amount as posted. */
import { parseTenge } from '../../base/money.ts'

// What a bigint column holds with room to spare: ten thousand times the country's yearly budget.
const MOST_TIYN = 10n ** 18n

/** Tiyn, or undefined when it is no amount. */
export function readAmount(text: string): bigint | undefined {
  const amount = text === '' ? undefined : parseTenge(text.replace('₸', ''))
  return amount !== undefined && amount <= MOST_TIYN ? amount : undefined
}
