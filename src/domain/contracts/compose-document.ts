/** The text that is signed: a template with the facts of one contract, in Kazakh and then in Russian. */
import type { Admission } from '../places/place.ts'
import { type ContractTemplate, fillPlaceholders, type Placeholder } from './contract-template.ts'

export type DocumentLanguage = 'kk' | 'ru'

type InBoth = { readonly kk: string; readonly ru: string }

export type DocumentFacts = {
  readonly contractNumber: string
  readonly applicationNumber: string
  /** Null where no voucher pays. */
  readonly voucherNumber: string | null
  readonly draftedOn: Temporal.PlainDate
  /** 128 random bits: without them the published hash could be tried out against names and numbers. */
  readonly controlCode: string
  readonly child: { readonly name: string; readonly iin: string }
  readonly guardian: { readonly name: string; readonly iin: string }
  readonly provider: { readonly name: InBoth; readonly bin: string; readonly address: string }
  readonly group: { readonly name: string; readonly language: string; readonly regime: string }
  readonly admission: Admission
  readonly restriction: string | null
  readonly startsOn: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate | null
}

/** Paragraphs are lines; the same facts and template give the same bytes. */
export function composeDocument(template: ContractTemplate, facts: DocumentFacts): string {
  const parts = (['kk', 'ru'] as const).map(language => {
    const values = composeValues(language, facts)
    return template.body[language].map(text => fillPlaceholders(text, values)).join('\n\n')
  })
  return `${parts.join('\n\n* * *\n\n')}\n`
}

function composeValues(
  language: DocumentLanguage,
  facts: DocumentFacts,
): Readonly<Partial<Record<Placeholder, string>>> {
  const { child, guardian, provider, group } = facts
  const words = WORDS[language]
  return {
    contractNumber: facts.contractNumber,
    applicationNumber: facts.applicationNumber,
    ...(facts.voucherNumber === null ? {} : { voucherNumber: facts.voucherNumber }),
    draftedOn: words.day(facts.draftedOn),
    controlCode: facts.controlCode,
    childName: oneLine(child.name),
    childIin: child.iin,
    guardianName: oneLine(guardian.name),
    guardianIin: guardian.iin,
    providerName: oneLine(provider.name[language]),
    bin: provider.bin,
    address: oneLine(provider.address),
    group: oneLine(group.name),
    language: words.languages[group.language] ?? oneLine(group.language),
    regime: words.regimes[group.regime] ?? oneLine(group.regime),
    admission: words.admissions[facts.admission],
    restriction: facts.restriction === null ? words.noRestriction : oneLine(facts.restriction),
    startsOn: words.day(facts.startsOn),
    lastDay: facts.lastDay === null ? words.noEnd : words.day(facts.lastDay),
  }
}

/** A name with a line of its own could look like a clause of the contract. */
const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim()

const MONTHS_KK =
  'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' ')
const MONTHS_RU =
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ')

const WORDS: Readonly<Record<DocumentLanguage, DocumentWords>> = {
  kk: {
    day: (day: Temporal.PlainDate) => `${day.year} жылғы ${day.day} ${MONTHS_KK[day.month - 1]}`,
    languages: {
      kk: 'қазақ тілі',
      ru: 'орыс тілі',
      en: 'ағылшын тілі',
      ug: 'ұйғыр тілі',
      uz: 'өзбек тілі',
    },
    regimes: {
      'full-day': 'толық күн',
      'half-day': 'жарты күн',
      'round-the-clock': 'тәулік бойы',
      lessons: 'сабақ кестесі бойынша',
    },
    admissions: {
      general: 'жалпы тәртіппен берілген орын',
      'early-booking': 'алдын ала брондалған орын',
      temporary: 'уақытша орын',
    },
    noRestriction: 'жоқ',
    noEnd: 'қолданыстағы ережелер күшін жоятын күн',
  },
  ru: {
    day: (day: Temporal.PlainDate) => `${day.day} ${MONTHS_RU[day.month - 1]} ${day.year} года`,
    languages: {
      kk: 'казахский',
      ru: 'русский',
      en: 'английский',
      ug: 'уйгурский',
      uz: 'узбекский',
    },
    regimes: {
      'full-day': 'полный день',
      'half-day': 'неполный день',
      'round-the-clock': 'круглосуточно',
      lessons: 'по расписанию занятий',
    },
    admissions: {
      general: 'место на общих основаниях',
      'early-booking': 'место по раннему бронированию',
      temporary: 'временное место',
    },
    noRestriction: 'нет',
    noEnd: 'день, когда действующие правила утратят силу',
  },
}

type DocumentWords = {
  readonly day: (day: Temporal.PlainDate) => string
  readonly languages: Readonly<Record<string, string>>
  readonly regimes: Readonly<Record<string, string>>
  readonly admissions: Readonly<Record<Admission, string>>
  readonly noRestriction: string
  readonly noEnd: string
}
