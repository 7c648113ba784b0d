/** The text of an act that is signed: Kazakh, then Russian, then the hash of its figures as canonical JSON. Pure. */
import { type CanonicalValue, canonicalJson } from '../../base/canonical-json.ts'
import { sha256Hex } from '../../base/digest.ts'

export type ActDocumentLine = {
  readonly application: string
  readonly group: string
  readonly month: Temporal.PlainDate
  readonly days: string
  readonly payableDays: number
  readonly workingDays: number
  readonly norms: string
  readonly previousTiyn: bigint
  readonly amountTiyn: bigint
}

export type ActDocumentFacts = {
  readonly number: string
  readonly month: Temporal.PlainYearMonth
  readonly preparedOn: Temporal.PlainDate
  readonly bin: string
  readonly nameKk: string
  readonly nameRu: string
  readonly territory: string
  readonly totalTiyn: bigint
  /** In the order in which they are shown. */
  readonly lines: readonly ActDocumentLine[]
}

/** What puts the parts of a document apart, as in contracts. */
export const BETWEEN = '\n\n* * *\n\n'

/** Children by the numbers of their applications only: the text outlives a family that is erased. */
export function composeActDocument(facts: ActDocumentFacts): string {
  const parts = [WORDS.kk, WORDS.ru].map(words => composeText(facts, words))
  const hash = sha256Hex(canonicalJson(composeActFigures(facts)))
  return `${[...parts, `SHA-256 (JSON, RFC 8785): ${hash}`].join(BETWEEN)}\n`
}

/** The same figures for machines; amounts are whole tiyn. */
export function composeActFigures(facts: ActDocumentFacts): CanonicalValue {
  return {
    act: facts.number,
    month: facts.month.toString(),
    bin: facts.bin,
    territory: facts.territory,
    totalTiyn: facts.totalTiyn.toString(),
    lines: facts.lines.map(line => ({
      application: line.application,
      group: line.group,
      month: line.month.toPlainYearMonth().toString(),
      days: line.days,
      payableDays: line.payableDays,
      workingDays: line.workingDays,
      norms: line.norms,
      previousTiyn: line.previousTiyn.toString(),
      amountTiyn: line.amountTiyn.toString(),
    })),
  }
}

type Words = {
  readonly title: (number: string, month: string) => string
  readonly parties: (name: string, bin: string) => string
  readonly name: (facts: ActDocumentFacts) => string
  readonly line: (at: number, line: ActDocumentLine, sums: readonly string[]) => string
  readonly total: (sum: string, lines: number) => string
  readonly closing: string
  /** The sign of the tenge is missing in fonts of documents. */
  readonly tenge: string
}

const WORDS: Readonly<Record<'kk' | 'ru', Words>> = {
  kk: {
    title: (number, month) => `Көрсетілген қызмет актісі № ${number}, ${month}`,
    parties: (name, bin) =>
      `«${name}» (БСН ${bin}) осы айда мектепке дейінгі қызметті көрсетті, ата-аналар растаған күндер төменде.`,
    name: facts => facts.nameKk,
    line: (at, line, [norm, previous, amount]) =>
      `${at}. Өтініш ${line.application}, ${oneLine(line.group)} тобы, ${monthText(line.month)}: төленетін күн ${line.payableDays}, айдағы жұмыс күні ${line.workingDays}, норматив ${norm}, бұрынғы актілерде ${previous}, осы актіде ${amount}.`,
    total: (sum, lines) => `Барлығы: ${lines} жол, ${sum}.`,
    closing:
      'Балабақша осы сомамен және жолдардағы күндермен келіседі. Кейін табылған айырма келесі актінің жолы болады.',
    tenge: 'теңге',
  },
  ru: {
    title: (number, month) => `Акт оказанных услуг № ${number}, ${month}`,
    parties: (name, bin) =>
      `«${name}» (БИН ${bin}) оказал в этом месяце услуги дошкольного воспитания; дни, подтверждённые родителями, перечислены ниже.`,
    name: facts => facts.nameRu,
    line: (at, line, [norm, previous, amount]) =>
      `${at}. Заявление ${line.application}, группа ${oneLine(line.group)}, ${monthText(line.month)}: оплачиваемых дней ${line.payableDays}, рабочих дней в месяце ${line.workingDays}, норматив ${norm}, в прежних актах ${previous}, в этом акте ${amount}.`,
    total: (sum, lines) => `Всего: строк ${lines}, ${sum}.`,
    closing:
      'Детский сад согласен с этой суммой и с днями в строках. Разница, найденная позже, станет строкой следующего акта.',
    tenge: 'тенге',
  },
}

function composeText(facts: ActDocumentFacts, words: Words): string {
  return [
    words.title(facts.number, facts.month.toString()),
    words.parties(oneLine(words.name(facts)), facts.bin),
    ...facts.lines.map((line, index) =>
      words.line(index + 1, line, [
        normText(line.norms, words),
        tenge(line.previousTiyn, words),
        tenge(line.amountTiyn, words),
      ]),
    ),
    words.total(tenge(facts.totalTiyn, words), facts.lines.length),
    words.closing,
  ].join('\n\n')
}

const monthText = (month: Temporal.PlainDate) => month.toPlainYearMonth().toString()

/** A norm that changed within the month is said with the day from which it held. */
function normText(norms: string, words: Words): string {
  const parts = norms.split(' ').map(part => part.split(':'))
  if (parts.length === 1) return tenge(BigInt(parts[0]?.[1] ?? '0'), words)
  return parts.map(([from, tiyn]) => `${from}: ${tenge(BigInt(tiyn ?? '0'), words)}`).join('; ')
}

/** Without the language of a machine: the same bytes everywhere. */
function tenge(amountTiyn: bigint, words: Words): string {
  const absolute = amountTiyn < 0n ? -amountTiyn : amountTiyn
  const whole = (absolute / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ' ')
  const tiyn = (absolute % 100n).toString().padStart(2, '0')
  return `${amountTiyn < 0n ? '-' : ''}${whole},${tiyn} ${words.tenge}`
}

/** A name with a line of its own could look like a line of the act. */
const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim()
