/** The text of a message from its template and facts; pure, and without anything personal. */
import type { Language } from '../../base/language.ts'
import { textsOf } from '../../locales/texts.ts'
import type { Programme } from '../territories/rollout.ts'
import { isTemplate, TEMPLATE_FACTS } from './template.ts'

type SmsFrame = {
  /** Of the application that it is about; a kindergarten where it is about none. */
  readonly programme?: Programme | null
  /** Where the portal is, e.g. `https://kezek.example`. */
  readonly portalUrl: string
  /** The last day to confirm, were the message delivered now: only offers have it. */
  readonly confirmUntil: Temporal.PlainDate | undefined
}

type KnownFacts = {
  number?: string
  lastDay?: string
  month?: string
  count?: number
  code?: string
}

/** Undefined when the row has an unknown name or lacks a fact: a fault of ours that no repeat mends. */
export function composeSms(
  language: Language,
  template: string,
  stored: unknown,
  frame: SmsFrame,
): string | undefined {
  if (!isTemplate(template)) return undefined
  const parsed = TEMPLATE_FACTS[template].safeParse(stored)
  if (!parsed.success) return undefined
  const facts: KnownFacts = parsed.data
  const { until, templates } = textsOf(language, frame.programme ?? 'preschool').sms
  const dayText = (day: Temporal.PlainDate) => until(day.day, day.month)
  const lastDay =
    facts.lastDay === undefined ? frame.confirmUntil : Temporal.PlainDate.from(facts.lastDay)
  const dated = template === 'voucher-offered' || template === 'vouchers-offered'
  if (dated && lastDay === undefined) return undefined
  const values = {
    link: facts.number === undefined ? '' : shortLink(frame.portalUrl, facts.number),
    until: lastDay === undefined ? '' : dayText(lastDay),
    month: facts.month === undefined ? '' : monthName(facts.month, language),
    count: facts.count ?? 1,
    code: facts.code ?? '',
  }
  return templates[template](values)
}

/** The bare name: "қыркүйек", "сентябрь". What is told is never older than a year. */
function monthName(month: string, language: Language): string {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 })
  const name = new Intl.DateTimeFormat(language, { month: 'long' }).format(first)
  // ICU writes a Kazakh month that stands alone with a capital, as nobody does in a sentence.
  return language === 'kk' ? name.toLocaleLowerCase('kk') : name
}

/** Without scheme and dashes: each character of a Kazakh SMS is a seventieth of its price. */
export function shortLink(portalUrl: string, applicationNumber: string): string {
  const host = portalUrl.replace(/^https:\/\//, '').replace(/\/+$/, '')
  return `${host}/k/${applicationNumber.replaceAll('-', '')}`
}
