/** The tree of territories: country, regions, cities, districts, settlements. */

export const TERRITORY_KINDS = ['country', 'region', 'city', 'district', 'settlement'] as const

export type TerritoryKind = (typeof TERRITORY_KINDS)[number]

export type Territory = {
  /** Short Latin code used in files, links and bundles, e.g. `taraz`. */
  readonly code: string
  readonly parent: string | null
  readonly kind: TerritoryKind
  readonly name: { readonly kk: string; readonly ru: string; readonly en: string }
}

/** What may stand directly below what; a city of republican significance stands below the country. */
const PARENT_KINDS: Readonly<Record<TerritoryKind, readonly TerritoryKind[]>> = {
  country: [],
  region: ['country'],
  city: ['country', 'region'],
  district: ['region', 'city'],
  settlement: ['district', 'city'],
}

export function mayStandBelow(kind: TerritoryKind, parent: TerritoryKind | null): boolean {
  return parent === null ? kind === 'country' : PARENT_KINDS[kind].includes(parent)
}

/**
 * Codes from the country down to the territory itself: `['kz', 'zhambyl', 'taraz']`.
 * Undefined when the code is unknown or the tree above it is broken.
 */
export function territoryPath(
  territories: ReadonlyMap<string, Territory>,
  code: string,
): readonly string[] | undefined {
  const path: string[] = []
  let current: string | null = code
  while (current !== null) {
    const territory = territories.get(current)
    if (territory === undefined || path.includes(current)) return undefined
    path.unshift(current)
    current = territory.parent
  }
  return path
}
