/** Texts of the first page in English. */
import type { home as kk } from '../kk/home.ts'

export const home: typeof kk = {
  title: 'A kindergarten queue open to everybody',
  lead: 'Apply in five minutes with two IINs. Anyone can check the queue and who got a voucher.',
  apply: 'Apply',
}
