/** The datasets that are published: their columns, types and sources; the words for them are in `locales`. */

export type ColumnType = 'code' | 'text' | 'integer' | 'decimal' | 'date' | 'moment' | 'hash'

/** Closed lists of codes, whose words stand in the dictionary. */
export type CodeList = 'programme' | 'cohort' | 'tier' | 'ownership' | 'direction'

type Column = {
  readonly type: ColumnType
  readonly codes?: CodeList
  readonly unit?: 'children' | 'places' | 'vouchers' | 'tiyn' | 'degrees'
  /** May be empty (CSV) or null (JSON). */
  readonly optional?: true
}

/** The order is that of the columns in a file; a contract: columns may be added, never renamed. */
export const DATASETS = {
  queues: {
    /** Where the figures come from, as a path of this installation. */
    source: '/api/v1/queues/{territory}',
    columns: {
      territory: { type: 'code' },
      programme: { type: 'code', codes: 'programme' },
      as_of: { type: 'date' },
      cohort: { type: 'code', codes: 'cohort' },
      tier: { type: 'code', codes: 'tier' },
      waiting: { type: 'integer', unit: 'children' },
      oldest_submitted_on: { type: 'date', optional: true },
      offered: { type: 'integer', unit: 'children', optional: true },
      confirmed_12_months: { type: 'integer', unit: 'vouchers', optional: true },
    },
  },
  iterations: {
    source: '/api/v1/iterations',
    columns: {
      id: { type: 'integer' },
      territory: { type: 'code' },
      programme: { type: 'code', codes: 'programme' },
      number: { type: 'integer' },
      held_on: { type: 'date' },
      held_at: { type: 'moment' },
      rule_pack: { type: 'code' },
      rule_pack_version: { type: 'code' },
      offered: { type: 'integer', unit: 'children' },
      skipped_no_places: { type: 'integer', unit: 'children' },
      skipped_no_money: { type: 'integer', unit: 'children' },
      skipped_settlement_without_places: { type: 'integer', unit: 'children' },
      skipped_batch_does_not_fit: { type: 'integer', unit: 'children' },
      money_before_tiyn: { type: 'integer', unit: 'tiyn' },
      money_after_tiyn: { type: 'integer', unit: 'tiyn' },
      input_hash: { type: 'hash' },
      result_hash: { type: 'hash' },
      bundle: { type: 'text' },
    },
  },
  providers: {
    source: '/api/v1/providers?territory={territory}',
    columns: {
      bin: { type: 'code' },
      programme: { type: 'code', codes: 'programme' },
      territory: { type: 'code' },
      settlement: { type: 'code' },
      name_kk: { type: 'text' },
      name_ru: { type: 'text' },
      ownership: { type: 'code', codes: 'ownership' },
      address: { type: 'text' },
      latitude: { type: 'decimal', unit: 'degrees', optional: true },
      longitude: { type: 'decimal', unit: 'degrees', optional: true },
      phone: { type: 'text', optional: true },
      capacity: { type: 'integer', unit: 'places' },
      enrolled: { type: 'integer', unit: 'children' },
      free: { type: 'integer', unit: 'places' },
      listed_from: { type: 'date' },
    },
  },
  groups: {
    source: '/api/v1/providers?territory={territory}',
    columns: {
      provider_bin: { type: 'code' },
      programme: { type: 'code', codes: 'programme' },
      territory: { type: 'code' },
      name: { type: 'text' },
      cohort: { type: 'integer' },
      cohort_to: { type: 'integer', optional: true },
      language: { type: 'code' },
      kind: { type: 'code' },
      regime: { type: 'code' },
      direction: { type: 'code', codes: 'direction', optional: true },
      planned_lessons: { type: 'integer', optional: true },
      capacity: { type: 'integer', unit: 'places' },
      enrolled: { type: 'integer', unit: 'children' },
      free: { type: 'integer', unit: 'places' },
    },
  },
  clubs: {
    source: '/api/v1/clubs/{territory}',
    columns: {
      territory: { type: 'code' },
      as_of: { type: 'date' },
      universal: { type: 'integer', unit: 'vouchers' },
      targeted: { type: 'integer', unit: 'vouchers' },
      queued: { type: 'integer', unit: 'children' },
      attending: { type: 'integer', unit: 'children' },
      sport: { type: 'integer', unit: 'children' },
      creative: { type: 'integer', unit: 'children' },
      education: { type: 'integer', unit: 'children' },
      allotted_tiyn: { type: 'integer', unit: 'tiyn' },
      reserved_tiyn: { type: 'integer', unit: 'tiyn' },
      payable_tiyn: { type: 'integer', unit: 'tiyn' },
      paid_tiyn: { type: 'integer', unit: 'tiyn' },
    },
  },
  'vouchers-daily': {
    source: '/log/',
    columns: {
      day: { type: 'date' },
      territory: { type: 'code' },
      programme: { type: 'code', codes: 'programme' },
      cohort: { type: 'code', codes: 'cohort' },
      offered: { type: 'integer', unit: 'vouchers' },
      confirmed: { type: 'integer', unit: 'vouchers' },
      lapsed: { type: 'integer', unit: 'vouchers' },
      closed: { type: 'integer', unit: 'vouchers' },
    },
  },
} as const satisfies Record<
  string,
  { readonly source: string; readonly columns: Readonly<Record<string, Column>> }
>

export type DatasetName = keyof typeof DATASETS
export type ColumnOf<Name extends DatasetName> = keyof (typeof DATASETS)[Name]['columns'] & string

export const DATASET_NAMES = Object.keys(DATASETS) as readonly DatasetName[]

export type FileFormat = 'csv' | 'json'
export const FILE_FORMATS: readonly FileFormat[] = ['csv', 'json']

/** Whole numbers that can outgrow a double (money) are decimal strings. */
export type DataValue = string | number | null
export type DataRow = Readonly<Record<string, DataValue>>

export function isDatasetName(text: string | undefined): text is DatasetName {
  return DATASET_NAMES.some(name => name === text)
}

export function columnsOf(dataset: DatasetName): readonly (readonly [string, Column])[] {
  return Object.entries(DATASETS[dataset].columns)
}

/** Path of a published file; `about` of its leaf in the journal. */
export function filePath(dataset: DatasetName, day: string, format: FileFormat): string {
  return `/open-data/${dataset}/${day}.${format}`
}
