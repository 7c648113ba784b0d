/** What the demonstration's Aktobe pays for clubs a month: figures of Karaganda, 2023 (rules of clubs). */
import type { Tx } from '../../platform/db/database.ts'
import { keepNorm } from '../ledger/norm.ts'
import { DIRECTIONS, type Direction } from '../providers/provider.ts'

type Kind = 'general' | 'special'
/** Tenge. Reserved for a voucher before anybody knows its club. */
const RESERVED: Readonly<Record<Kind, bigint>> = { general: 21_000n, special: 33_000n }
const PAID: Readonly<Record<Direction, Readonly<Record<Kind, bigint>>>> = {
  sport: { general: 21_000n, special: 33_000n },
  creative: { general: 18_500n, special: 27_000n },
  education: { general: 15_000n, special: 27_000n },
}
const AGES = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]

export function reservedTiyn(kind: Kind): bigint {
  return RESERVED[kind] * 100n
}

export async function keepClubNorms(tx: Tx, territory_code: string): Promise<void> {
  for (const cohort of AGES) {
    for (const kind of ['general', 'special'] as const) {
      const valid_from = Temporal.PlainDate.from('2025-06-01')
      const norm = { territory_code, programme: 'club', cohort, kind, valid_from } as const
      await keepNorm(tx, { ...norm, monthly_tiyn: reservedTiyn(kind) })
      for (const direction of DIRECTIONS) {
        await keepNorm(tx, { ...norm, direction, monthly_tiyn: PAID[direction][kind] * 100n })
      }
    }
  }
}
