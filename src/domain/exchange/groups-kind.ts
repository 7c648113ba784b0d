/** `groups`: the groups of providers with their free places, which are published as general ones. */
import { err, ok, type Result } from '../../base/result.ts'
import { importPlaces, lockQueues, type Queue } from '../places/import-places.ts'
import { findAllGroups } from '../providers/find-providers.ts'
import {
  findProvidersOfBins,
  importGroups,
  type ProviderOfBin,
} from '../providers/import-providers.ts'
import { keepProviderPermission } from '../providers/keep-provider.ts'
import {
  DIRECTIONS,
  type Direction,
  GROUP_REGIMES,
  type Group,
  type GroupRegime,
} from '../providers/provider.ts'
import type { BadCell } from './bad-cell.ts'
import { oneOf, optional, parseCells, text, wholeNumber } from './cell.ts'
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
/** Of clubs only, whose regime is `lessons`; `cohort` is then the youngest age. */
const OPTIONAL = ['direction', 'cohort_to', 'planned_lessons'] as const

type Column = (typeof COLUMNS)[number] | (typeof OPTIONAL)[number]

type GroupRow = Group & { readonly bin: string; readonly free: number }

type ReadyGroup = GroupRow & Queue & { readonly providerId: bigint }

export const groupsKind: TableKind<Column, GroupRow> = {
  name: 'groups',
  columns: COLUMNS,
  optional: OPTIONAL,
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
        regime: oneOf(GROUP_REGIMES),
        capacity: wholeNumber(0, 10_000),
        enrolled: wholeNumber(0, 10_000),
        free: wholeNumber(0, 10_000),
        direction: optional(oneOf(DIRECTIONS)),
        cohort_to: optional(wholeNumber(1, 18)),
        planned_lessons: optional(wholeNumber(1, 31)),
      },
      cells,
    )
    if (!parsed.ok) return err(parsed.error)
    const { provider_bin, group, direction, cohort_to, planned_lessons, ...row } = parsed.value
    const lessons = readLessons({ ...row, direction, cohort_to, planned_lessons })
    const mistakes: BadCell[] = lessons.ok ? [] : [...lessons.error]
    const possible = row.capacity - row.enrolled
    if (possible < 0) mistakes.push({ column: 'enrolled', code: 'overfull' })
    else if (row.free > possible) {
      mistakes.push({ column: 'free', code: 'free-over', allowed: String(possible) })
    }
    if (mistakes.length > 0 || !lessons.ok) return err(mistakes)
    return ok({ ...row, ...lessons.value, bin: provider_bin, name: group })
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
        if ((provider.programme === 'club') !== (item.regime === 'lessons')) {
          return { column: 'regime', code: 'regime-of-programme', allowed: 'lessons' }
        }
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
  needsOptional: async read => (await findAllGroups(read)).some(one => one.direction !== null),
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
        direction: one.direction ?? '',
        cohort_to: String(one.cohort_to ?? ''),
        planned_lessons: String(one.planned_lessons ?? ''),
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
  // What has lessons is a club's, and nothing else is.
  const fitting = providers.filter(one => (one.programme === 'club') === (row.regime === 'lessons'))
  if (fitting.length === 1) return fitting[0]
  if (providers.length < 2) return providers[0]
  return (
    providers.find(one => one.groupNames.includes(row.name)) ??
    providers.find(one => one.programme === terms.programme)
  )
}

type LessonCells = {
  readonly regime: GroupRegime
  readonly cohort: number
  readonly direction: Direction | null
  readonly cohort_to: number | null
  readonly planned_lessons: number | null
}

/** All three for a group with lessons, none for any other. */
function readLessons(row: LessonCells): Result<Pick<Group, 'lessons'>, readonly BadCell[]> {
  const { direction, cohort_to: cohortTo, planned_lessons: planned } = row
  const isNull = { direction: direction === null, cohort_to: cohortTo === null }
  const empty = { ...isNull, planned_lessons: planned === null }
  if (row.regime !== 'lessons') {
    const given = OPTIONAL.filter(column => !empty[column])
    const wrong = given.map((column): BadCell => ({ column, code: 'clubs-only' }))
    return wrong.length > 0 ? err(wrong) : ok({})
  }
  if (direction === null || cohortTo === null || planned === null) {
    const missing = OPTIONAL.filter(column => empty[column])
    return err(missing.map(column => ({ column, code: 'missing' })))
  }
  if (cohortTo < row.cohort) {
    return err([{ column: 'cohort_to', code: 'number', allowed: `${row.cohort}–18` }])
  }
  return ok({ lessons: { direction, cohortTo, planned } })
}
