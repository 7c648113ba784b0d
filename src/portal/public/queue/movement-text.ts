/** What moved a number, counted and said in words; pure. */
import type { Language } from '../../../base/language.ts'
import { texts } from '../../../locales/texts.ts'

type Movement = { readonly cause: string; readonly change: number; readonly count: number }

type Group = 'offered' | 'referred' | 'left' | 'returned' | 'categoryIn' | 'categoryOut' | 'added'

const RETURNS = new Set(['restored', 'released', 'offer-cancelled', 'referral-returned'])
const RECATEGORISED = new Set([
  'claim-confirmed',
  'claim-rejected',
  'claim-expired',
  'refresh',
  'regime-switched',
])

function groupOf(movement: Movement): Group {
  const joined = movement.change > 0
  if (RECATEGORISED.has(movement.cause)) return joined ? 'categoryIn' : 'categoryOut'
  if (joined) return RETURNS.has(movement.cause) ? 'returned' : 'added'
  return movement.cause === 'offered' || movement.cause === 'referred' ? movement.cause : 'left'
}

/** One sentence a group, in the order in which people ask. */
export function describeMovements(
  movements: readonly Movement[],
  language: Language,
): readonly string[] {
  const counts = new Map<Group, number>()
  for (const movement of movements) {
    const group = groupOf(movement)
    counts.set(group, (counts.get(group) ?? 0) + movement.count)
  }
  const words = texts(language).publicQueue.moved
  const order: readonly Group[] = [
    'offered',
    'referred',
    'left',
    'categoryOut',
    'returned',
    'categoryIn',
    'added',
  ]
  return order.flatMap(group => {
    const count = counts.get(group)
    return count === undefined ? [] : [words[group](count)]
  })
}
