/** The conditions of choosing as the address carries them: read, and written again with something changed. */
import { NotFound } from '../../../base/failure.ts'
import {
  CATALOGUE_ORDERS,
  type CatalogueFilter,
  type CatalogueKey,
  type CatalogueOrder,
  type Point,
} from '../../../domain/providers/catalogue.ts'
import {
  DIRECTIONS,
  GROUP_KINDS,
  GROUP_REGIMES,
  OWNERSHIPS,
} from '../../../domain/providers/provider.ts'

export type Asked = Pick<
  CatalogueFilter,
  | 'cohort'
  | 'language'
  | 'kind'
  | 'regime'
  | 'direction'
  | 'ownership'
  | 'onlyFree'
  | 'words'
  | 'after'
> & {
  readonly text: string
  readonly order: CatalogueOrder | undefined
  /** Of the reader, rounded to some hundred metres. */
  readonly here: Point | undefined
  /** A settlement's code or a provider's BIN. */
  readonly from: string | undefined
}

export const GROUP_LANGUAGES = ['kk', 'ru', 'en'] as const
const MOST_LETTERS = 60
const MOST_WORDS = 6
/** The third decimal of a degree is some hundred metres: enough to choose, too little to find a home. */
const ROUNDING = 1000

type Values = Readonly<Record<string, string>>

/** Throws NotFound for a value that no form of ours sends. */
export function readAsked(query: Values): Asked {
  const text = (query.text ?? '').trim().slice(0, MOST_LETTERS)
  return {
    cohort: readCohort(query.age),
    language: oneOf(GROUP_LANGUAGES, query.language),
    kind: oneOf(GROUP_KINDS, query.kind),
    regime: oneOf(GROUP_REGIMES, query.regime),
    direction: oneOf(DIRECTIONS, query.direction),
    ownership: oneOf(OWNERSHIPS, query.ownership),
    onlyFree: query.free === 'yes',
    text,
    words: text.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS),
    order: oneOf(CATALOGUE_ORDERS, query.order),
    here: readPoint(query.lat, query.lon),
    from: oneFrom(query.from),
    after: readCatalogueKey(query.after),
  }
}

function readCohort(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  if (!/^([1-9]|1[0-8])$/.test(text)) throw new NotFound('age')
  return Number(text)
}

function oneOf<T extends string>(known: readonly T[], text: string | undefined): T | undefined {
  if (text === undefined || text === '') return undefined
  const found = known.find(one => one === text)
  if (found === undefined) throw new NotFound('condition')
  return found
}

function oneFrom(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(text)) throw new NotFound('place')
  return text
}

/** Undefined when it is no place on earth. */
export function readPoint(lat: string | undefined, lon: string | undefined): Point | undefined {
  const degrees = /^-?\d{1,3}(\.\d{1,17})?$/
  if (lat === undefined || lon === undefined || !degrees.test(lat) || !degrees.test(lon)) {
    return undefined
  }
  const [latitude, longitude] = [roundDegrees(Number(lat)), roundDegrees(Number(lon))]
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
    ? { latitude, longitude }
    : undefined
}

function roundDegrees(degrees: number): number {
  return Math.round(degrees * ROUNDING) / ROUNDING
}

/** `<rank>_<id>_<name>`: the last provider of the page before. Throws NotFound for anything else. */
function readCatalogueKey(after: string | undefined): CatalogueKey | undefined {
  if (after === undefined) return undefined
  const [, rank, id, name] = /^(-?\d{1,9})_([1-9]\d{0,17})_(.+)$/su.exec(after) ?? []
  if (rank === undefined || id === undefined || name === undefined) throw new NotFound('key')
  return { rank: Number(rank), id: BigInt(id), name }
}

export function composeCatalogueKey(last: CatalogueKey): string {
  return `${last.rank}_${last.id}_${last.name}`
}

const CONDITIONS = [
  'age',
  'language',
  'kind',
  'regime',
  'direction',
  'ownership',
  'free',
  'text',
  'order',
  'from',
]

/** The query of a list with the conditions of this one and some changed; `undefined` leaves one out. */
export function composeQuery(
  query: Values,
  changes: Readonly<Record<string, string | undefined>>,
): string {
  const kept = ['programme', ...CONDITIONS, 'lat', 'lon'].map(name => [name, query[name]] as const)
  const values = { ...Object.fromEntries(kept), ...changes }
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') search.set(name, value)
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

/** Whether anything is asked for besides the programme. */
export function isNarrowed(query: Values): boolean {
  return CONDITIONS.some(name => (query[name] ?? '') !== '')
}
