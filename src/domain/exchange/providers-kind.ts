/** `providers`: kindergartens and clubs, in and out. */
import { err, ok } from '../../base/result.ts'
import { findAllProviders } from '../providers/find-providers.ts'
import { importProviders } from '../providers/import-providers.ts'
import { keepProviderPermission } from '../providers/keep-provider.ts'
import { CLUB_KINDS, type Provider } from '../providers/provider.ts'
import { PROGRAMMES } from '../territories/rollout.ts'
import type { BadCell } from './bad-cell.ts'
import { degrees, oneOf, optional, parseCells, text, wholeNumber } from './cell.ts'
import { bin, contactPhone, day, territoryCode } from './cell-parsers.ts'
import { type TableKind, writeGood } from './table-kind.ts'
import { loadTerritoryLookup } from './territory-lookup.ts'

const COLUMNS = [
  'bin',
  'programme',
  'territory',
  'name_kk',
  'name_ru',
  'ownership',
  'address',
  'lat',
  'lon',
  'phone',
  'capacity',
  'listed_from',
] as const
/** Of clubs only; a file without it says private or state by the ownership. */
const OPTIONAL = ['club_kind'] as const

type Column = (typeof COLUMNS)[number] | (typeof OPTIONAL)[number]

/** The queue's territory is known only when the row is written. */
type ProviderRow = Omit<Provider, 'territory'>

export const providersKind: TableKind<Column, ProviderRow> = {
  name: 'providers',
  columns: COLUMNS,
  optional: OPTIONAL,
  chunkRows: 1000,
  permission: keepProviderPermission,
  parse(cells, terms) {
    const parsed = parseCells(
      {
        bin: bin(terms),
        programme: oneOf(PROGRAMMES),
        territory: territoryCode,
        name_kk: text(300),
        name_ru: text(300),
        ownership: oneOf(['state', 'private', 'departmental']),
        address: text(500),
        lat: optional(degrees(90)),
        lon: optional(degrees(180)),
        phone: optional(contactPhone),
        capacity: wholeNumber(0, 100_000),
        listed_from: day,
        club_kind: optional(oneOf(CLUB_KINDS)),
      },
      cells,
    )
    if (!parsed.ok) return err(parsed.error)
    const row = parsed.value
    if ((row.lat === null) !== (row.lon === null)) {
      return err([{ column: row.lat === null ? 'lat' : 'lon', code: 'coordinates-half' }])
    }
    if (row.club_kind !== null && row.programme !== 'club') {
      return err([{ column: 'club_kind', code: 'clubs-only' }])
    }
    return ok({
      bin: row.bin,
      programme: row.programme,
      settlement: row.territory,
      nameKk: row.name_kk,
      nameRu: row.name_ru,
      ownership: row.ownership,
      address: row.address,
      latitude: row.lat,
      longitude: row.lon,
      phone: row.phone,
      capacity: row.capacity,
      listedFrom: row.listed_from,
      ...(row.programme === 'club' ? { clubKind: row.club_kind ?? clubKindOf(row.ownership) } : {}),
    })
  },
  keyOf: row => `${row.bin} ${row.programme}`,
  async write(tx, actor, setting, items) {
    const lookup = await loadTerritoryLookup(tx, actor)
    return writeGood(
      items,
      (item): Provider | BadCell => {
        const territory = lookup.queueOf(item.settlement)
        return (
          lookup.refuse(item.settlement, keepProviderPermission) ??
          (territory === undefined
            ? { column: 'territory', code: 'not-a-queue-territory' }
            : { ...item, territory })
        )
      },
      async ready => {
        const changed = await importProviders(tx, actor, setting, ready)
        return changed.map(one => (one ? 'written' : 'unchanged'))
      },
    )
  },
  needsOptional: async read => (await findAllProviders(read)).some(one => one.programme === 'club'),
  async *read(read) {
    for (const one of await findAllProviders(read)) {
      yield {
        bin: one.bin,
        programme: one.programme,
        territory: one.settlement_code,
        name_kk: one.name_kk,
        name_ru: one.name_ru,
        ownership: one.ownership,
        address: one.address,
        lat: one.latitude?.toString() ?? '',
        lon: one.longitude?.toString() ?? '',
        phone: one.phone ?? '',
        capacity: String(one.capacity),
        listed_from: one.listed_from.toString(),
        club_kind: one.club_kind ?? '',
      }
    }
  },
}

/** Of a file that does not say what sort of club it is. */
const clubKindOf = (ownership: Provider['ownership']) =>
  ownership === 'private' ? 'private-club' : 'state-club'
