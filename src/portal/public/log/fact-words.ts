/** The public facts of a journal's record in the reader's words. Pure. */
import type { Language } from '../../../base/language.ts'
import { PROGRAMMES } from '../../../domain/territories/rollout.ts'
import { type Texts, texts } from '../../../locales/texts.ts'
import { formatCount, formatDate, formatMoment, formatTenge } from '../../layout/format.ts'
import { dayOf } from '../query-value.ts'
import { categoryWords } from '../queue/public-history.ts'

export type Facts = Readonly<Record<string, unknown>>
type TerritoryNames = ReadonlyMap<string, { readonly name: Readonly<Record<Language, string>> }>

export type FactRow = {
  readonly question: string
  readonly answer: string
  /** A code to be compared letter by letter. */
  readonly isCode: boolean
}

type Reader = {
  readonly language: Language
  readonly t: Texts
  readonly territories: TerritoryNames
}
type Words = (value: string, reader: Reader) => string | undefined

/** What happened, from the kind of a leaf; a kind of a newer journal is told by its own name. */
export function kindWords(kind: string, language: Language): string {
  const { kinds } = texts(language).log
  return Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : kind
}

/** Every fact, those first that people ask for; one without words of ours is shown as it stands. */
export function factRows(
  facts: Facts,
  language: Language,
  territories: TerritoryNames,
): readonly FactRow[] {
  const reader: Reader = { language, t: texts(language), territories }
  const names: Readonly<Record<string, string>> = reader.t.log.facts
  const order = Object.keys(names)
  const known = Object.keys(facts).filter(name => Object.hasOwn(names, name))
  const others = Object.keys(facts).filter(name => !Object.hasOwn(names, name))
  const sorted = known.sort((a, b) => order.indexOf(a) - order.indexOf(b))
  return [...sorted, ...others].map(name => {
    const value = valueText(facts[name])
    return {
      question: names[name] ?? name,
      answer: wordsOf(name)?.(value, reader) ?? value,
      isCode: CODES.has(name),
    }
  })
}

const CODES = new Set(['inputHash', 'resultHash', 'contentHash', 'sha256', 'oldKey', 'newKey'])

function valueText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const territoryName: Words = (code, { territories, language }) =>
  territories.get(code)?.name[language]
const category: Words = (code, { language }) => categoryWords(code, language)
const money: Words = (tiyn, { language }) =>
  /^-?\d{1,18}$/.test(tiyn) ? formatTenge(BigInt(tiyn), language) : undefined
const day: Words = (text, { language }) => {
  const date = dayOf(text)
  return date && formatDate(date, language)
}
const moment: Words = (text, { language }) => {
  try {
    return formatMoment(Temporal.Instant.from(text), language)
  } catch {
    return undefined
  }
}
const count: Words = (text, { language }) =>
  /^\d{1,15}$/.test(text) ? formatCount(Number(text), language) : undefined
const value: Words = (word, { t }) => {
  const { values } = t.log
  return Object.hasOwn(values, word) ? values[word as keyof typeof values] : undefined
}

function wordIn(words: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined
}

const WORDS: Readonly<Record<string, Words>> = {
  territory: territoryName,
  settlement: territoryName,
  category,
  before: category,
  after: category,
  programme: (code, { t }) => {
    const programme = PROGRAMMES.find(one => one === code)
    return programme && t.territories.programmes[programme]
  },
  kind: (code, { t }) => {
    const { kinds } = t.publicReading.providers
    return Object.hasOwn(kinds, code) ? kinds[code] : undefined
  },
  submittedAt: (micros, { language }) =>
    /^\d{1,17}$/.test(micros)
      ? formatMoment(Temporal.Instant.fromEpochNanoseconds(BigInt(micros) * 1000n), language)
      : undefined,
  until: moment,
  costTiyn: money,
  beforeTiyn: money,
  afterTiyn: money,
  totalTiyn: money,
  amountTiyn: money,
  heldOn: day,
  startsOn: day,
  checkedOn: day,
  validTo: day,
  effectiveOn: day,
  lastDay: day,
  requirement: (code, { t }) => wordIn(t.kindergartens.listing.requirements, code),
  reason: (code, { t }) => wordIn(t.kindergartens.exclusion.reasons, code),
  day,
  offered: count,
  sequence: count,
  logSize: count,
  rows: count,
  count,
  leaves: count,
  event: value,
  outcome: (code, reader) =>
    value(code, reader) ?? wordIn(reader.t.kindergartens.listing.outcomes, code),
  ground: value,
  state: value,
  what: value,
}

function wordsOf(name: string): Words | undefined {
  return Object.hasOwn(WORDS, name) ? WORDS[name] : undefined
}
