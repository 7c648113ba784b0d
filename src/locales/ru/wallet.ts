/** Texts of a child's wallet in Russian. */
import type { wallet as kk } from '../kk/wallet.ts'

export const wallet: typeof kk = {
  title: child => `${child}: всё в одном месте`,
  lead: 'Государство платит за ребёнка одновременно только за один детский сад и за один кружок.',
  programmes: { preschool: 'Детский сад', club: 'Кружок' },
  forms: { targeted: 'целевой ваучер', universal: 'универсальный ваучер' },
  whole: 'Всего',
  path: 'Что было и что будет дальше',
  earlier: count => `Ранние события: ${count}`,
}
