/** Texts of a child's wallet in English. */
import type { wallet as kk } from '../kk/wallet.ts'

export const wallet: typeof kk = {
  title: child => `${child}: all in one place`,
  lead: 'For one child the state pays for one kindergarten and one club at a time, never more.',
  programmes: { preschool: 'Kindergarten', club: 'Club' },
  forms: { targeted: 'targeted voucher', universal: 'universal voucher' },
  whole: 'In all',
  path: 'What happened and what comes next',
  earlier: count => `Earlier: ${count}`,
}
