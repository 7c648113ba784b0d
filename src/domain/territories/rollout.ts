/** The roll-out calendar: which regime serves a territory on a day (order 172 of 31.07.2025, annex). */

export const PROGRAMMES = ['preschool', 'club'] as const
export const REGIMES = ['voucher', 'referral', 'single-voucher'] as const

export type Programme = (typeof PROGRAMMES)[number]
export type Regime = (typeof REGIMES)[number]

/** Which regimes a programme may have; `regimeOn` and the file parsers ask the same table. */
export const REGIMES_OF: Readonly<Record<Programme, readonly Regime[]>> = {
  preschool: ['voucher', 'referral'],
  club: ['single-voucher'],
}

export type RolloutRow = {
  readonly territory: string
  readonly programme: Programme
  readonly regime: Regime
  /** First day of the regime. */
  readonly startsOn: Temporal.PlainDate
  /** Responsible bodies, in the words of the order. */
  readonly responsible: string
}

/** Before its first row a preschool territory works by referrals (rules 254); clubs have no queue at all. */
const REGIME_BEFORE: Readonly<Record<Programme, Regime | undefined>> = {
  preschool: 'referral',
  club: undefined,
}

/**
 * The row that decides for a territory on a day. The nearest territory of the path that has any row of the programme
 * decides alone: the rows of regions speak of their districts, a city with its own row follows its own.
 *
 * @param path codes from the country down to the territory, as `territoryPath` gives them
 */
export function rolloutRowOn(
  rows: readonly RolloutRow[],
  path: readonly string[],
  programme: Programme,
  day: Temporal.PlainDate,
): RolloutRow | undefined {
  for (const code of path.toReversed()) {
    const own = rows.filter(row => row.territory === code && row.programme === programme)
    if (own.length === 0) continue
    return own
      .filter(row => Temporal.PlainDate.compare(row.startsOn, day) <= 0)
      .sort((a, b) => Temporal.PlainDate.compare(b.startsOn, a.startsOn))[0]
  }
  return undefined
}

/** The regime of a programme in a territory on a day; undefined when the programme is not there yet. */
export function regimeOn(
  rows: readonly RolloutRow[],
  path: readonly string[],
  programme: Programme,
  day: Temporal.PlainDate,
): Regime | undefined {
  return rolloutRowOn(rows, path, programme, day)?.regime ?? REGIME_BEFORE[programme]
}
