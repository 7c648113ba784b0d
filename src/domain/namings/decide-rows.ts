/** What becomes of each row that a club typed: pure. */
import { type Iin, parseIin } from '../../base/iin.ts'
import type { KnownPair } from './named-family-queries.ts'
import type { RowAnswer } from './naming.ts'

type Rows = {
  readonly year: number
  /** Of the group; both included. */
  readonly ages: { readonly from: number; readonly to: number }
  /** Free places but for those that families are asked about. */
  readonly left: number
  readonly rows: readonly { readonly childIin: Iin; readonly guardianIin: Iin }[]
  readonly known: readonly KnownPair[]
}

type Decided = { readonly answer: RowAnswer; readonly pair?: KnownPair }

/** First what the club could see itself (age, twice, room), so that these answers say nothing of what Kezek knows. */
export function decideRows({ year, ages, left, rows, known }: Rows): readonly Decided[] {
  const pairs = new Map(known.map(pair => [`${pair.childIin} ${pair.guardianIin}`, pair]))
  const seen = new Set<string>()
  let room = left
  return rows.map(({ childIin, guardianIin }): Decided => {
    if (seen.has(childIin)) return { answer: 'twice' }
    seen.add(childIin)
    const age = ageIn(year, childIin)
    if (age < ages.from || age > ages.to) return { answer: 'age' }
    const pair = pairs.get(`${childIin} ${guardianIin}`)
    if (pair?.isOpen) return { answer: 'open-already' }
    if (room <= 0) return { answer: 'no-place' }
    if (pair === undefined || pair.hasVoucher) return { answer: 'not-to-be-named' }
    room -= 1
    return { answer: 'named', pair }
  })
}

/** The age that the child turns in that year, as every cohort is counted; the number itself tells it. */
function ageIn(year: number, iin: Iin): number {
  const read = parseIin(iin, { demonstrationAllowed: true })
  return read.ok ? year - read.value.birthDate.year : -1
}
