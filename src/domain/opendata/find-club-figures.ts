/** The figures of a city's clubs on a day: open to everybody. */
import type { Read } from '../../platform/db/database.ts'
import { findBalances } from '../ledger/post.ts'
import {
  selectClubChildren,
  selectDirections,
  selectVouchersByForm,
} from './club-figure-queries.ts'
import { type ClubFigures, saidOf, type VouchersOfForm } from './club-figures.ts'

export async function findClubFigures(
  read: Read,
  territory: string,
  day: Temporal.PlainDate,
): Promise<ClubFigures> {
  const [vouchers, children, directions, money] = await Promise.all([
    selectVouchersByForm(read, territory),
    selectClubChildren(read, territory, day),
    selectDirections(read, territory, day),
    findBalances(read, { programme: 'club', territory, year: day.year }),
  ])
  const of = (form: string) => sumUp(vouchers.filter(row => row.form === form))
  return {
    ...children,
    vouchers: { targeted: of('targeted'), universal: of('universal') },
    directions,
    year: day.year,
    money,
  }
}

type Rows = Awaited<ReturnType<typeof selectVouchersByForm>>

function sumUp(rows: Rows): VouchersOfForm {
  const sums = { offered: 0, choosing: 0, attending: 0, held: 0, ended: 0 }
  for (const { state, count } of rows) sums[saidOf(state)] += count
  return sums
}
