/** `groups`: the groups of providers with their free places, which are published as general ones. */
import { err, ok } from '../../base/result.ts'
import { importPlaces, lockQueues, type Queue } from '../places/import-places.ts'
import { findAllGroups } from '../providers/find-providers.ts'
import {
  findProvidersOfBins,
  importGroups,
  type ProviderOfBin,
} from '../providers/import-providers.ts'
import { keepProviderPermission } from '../providers/keep-provider.ts'
import type { Group } from '../providers/provider.ts'
import type { BadCell } from './bad-cell.ts'
import { oneOf, parseCells, text, wholeNumber } from './cell.ts'
import { bin } from './cell-parsers.ts'
import { type FileTerms, type TableKind, writeGood } from './table-kind.ts'
import { loadTerritoryLookup } from './territory-lookup.ts'

const COLUMNS = [
  'provider_bin',
  'group',
  'cohort',
  'language',
  'kind',
  'regime',
  'capacity',
  'enrolled',
  'free',
] as const

type GroupRow = Group & { readonly bin: string; readonly free: number }

type ReadyGroup = GroupRow & Queue & { readonly providerId: bigint }

export const groupsKind: TableKind<(typeof COLUMNS)[number], GroupRow> = {
  name: 'groups',
  columns: COLUMNS,
  chunkRows: 2000,
  permission: keepProviderPermission,
  parse(cells, terms) {
    const parsed = parseCells(
      {
        provider_bin: bin(terms),
        group: text(100),
        cohort: wholeNumber(1, 18),
        language: text(20),
        kind: oneOf(['general', 'special']),
        regime: oneOf(['full-day', 'half-day', 'round-the-clock']),
        capacity: wholeNumber(0, 10_000),
        enrolled: wholeNumber(0, 10_000),
        free: wholeNumber(0, 10_000),
      },
      cells,
    )
    if (!parsed.ok) return err(parsed.error)
    const { provider_bin, group, ...row } = parsed.value
    const mistakes: BadCell[] = []
    const possible = row.capacity - row.enrolled
    if (possible < 0) mistakes.push({ column: 'enrolled', code: 'overfull' })
    else if (row.free > possible) {
      mistakes.push({ column: 'free', code: 'free-over', allowed: String(possible) })
    }
    return mistakes.length > 0 ? err(mistakes) : ok({ ...row, bin: provider_bin, name: group })
  },
  keyOf: row => `${row.bin} ${row.name}`,
  async write(tx, actor, setting, items, terms) {
    const lookup = await loadTerritoryLookup(tx, actor)
    const bins = [...new Set(items.map(item => item.bin))]
    const providers = Map.groupBy(await findProvidersOfBins(tx, bins), one => one.bin)
    return writeGood(
      items,
      (item): ReadyGroup | BadCell => {
        const provider = chooseProvider(providers.get(item.bin) ?? [], item, terms)
        if (!provider) return { column: 'provider_bin', code: 'unknown-provider' }
        if (lookup.refuse(provider.territory, keepProviderPermission)) {
          return { column: 'provider_bin', code: 'not-allowed' }
        }
        const { territory, programme, id: providerId } = provider
        return { ...item, territory, programme, providerId }
      },
      async ready => {
        await lockQueues(tx, setting, ready)
        const groups = await importGroups(tx, actor, ready)
        const changes = await importPlaces(tx, actor, setting, {
          places: ready.map(({ free }, index) => ({ groupId: groups[index]?.id ?? 0n, free })),
          startsOn: setting.clock.today(),
          withdrawalReason: 'import',
        })
        return groups.map(({ changed }, index) =>
          changed || changes[index] !== 0 ? 'written' : 'unchanged',
        )
      },
    )
  },
  async *read(read) {
    for (const one of await findAllGroups(read)) {
      yield {
        provider_bin: one.provider_bin,
        group: one.name,
        cohort: String(one.cohort),
        language: one.language,
        kind: one.kind,
        regime: one.regime,
        capacity: String(one.capacity),
        enrolled: String(one.enrolled),
        free: String(one.free),
      }
    }
  },
}

/** One BIN may run a kindergarten and a club: then the one that has the group, else the file's programme. */
function chooseProvider(
  providers: readonly ProviderOfBin[],
  row: GroupRow,
  terms: FileTerms,
): ProviderOfBin | undefined {
  if (providers.length < 2) return providers[0]
  return (
    providers.find(one => one.groupNames.includes(row.name)) ??
    providers.find(one => one.programme === terms.programme)
  )
}
