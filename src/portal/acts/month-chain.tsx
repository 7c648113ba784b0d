/** From the sheet to the bank: what is done, what is waited for and until when. Pure. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../base/language.ts'
import { ALMATY } from '../../base/time-zone.ts'
import type { OwnMonth } from '../../domain/payments/find-month-close.ts'
import type { Programme } from '../../domain/territories/rollout.ts'
import { texts, textsOf } from '../../locales/texts.ts'
import { formatCount, formatDateWithWeekday } from '../layout/format.ts'
import { Timeline, type TimelineItem } from '../layout/timeline.tsx'

type Step = {
  readonly key: 'sheet' | 'answers' | 'act' | 'approval' | 'bank'
  readonly done: boolean
  readonly doneAt?: Temporal.Instant | null | undefined
  readonly until: Temporal.PlainDate
  readonly body: readonly string[]
}

export function MonthChain({
  language,
  programme,
  month,
}: {
  language: Language
  programme: Programme
  month: OwnMonth
}) {
  const t = textsOf(language, programme).acts
  const steps = stepsOf(month, language, programme)
  const current = steps.findIndex(step => !step.done)
  const items = steps.map(
    ({ key, done, doneAt, until, body }, index): TimelineItem => ({
      state: done ? 'done' : index === current ? 'now' : 'next',
      title: t.steps[key],
      when: whenOf(language, { done, doneAt, until }),
      ...(body.length === 0 ? {} : { body: body.map(text => <p>{text}</p>) }),
    }),
  )
  return <Timeline language={language} items={items} />
}

function whenOf(
  language: Language,
  { done, doneAt, until }: Pick<Step, 'done' | 'doneAt' | 'until'>,
): ComponentChildren {
  const t = texts(language).acts
  if (!done) return t.until(formatDateWithWeekday(until, language))
  return doneAt ? t.doneOn(dayText(doneAt, language)) : undefined
}

export function dayText(at: Temporal.Instant, language: Language): string {
  return formatDateWithWeekday(at.toZonedDateTimeISO(ALMATY).toPlainDate(), language)
}

function stepsOf(month: OwnMonth, language: Language, programme: Programme): readonly Step[] {
  const t = textsOf(language, programme).acts
  const { dates, record } = month
  const count = (value: number) => formatCount(value, language)
  const drawn = record !== undefined
  const submitted = drawn || (month.groups > 0 && month.sheets >= month.groups)
  return [
    {
      key: 'sheet',
      done: submitted,
      until: dates.submitBy,
      body: [t.sheetsOf(count(month.sheets), count(month.groups))],
    },
    {
      key: 'answers',
      done: drawn || (submitted && month.waiting === 0),
      until: month.answerBy ?? dates.answerBy,
      body: month.lines === 0 ? [] : answerWords(month, language, programme),
    },
    {
      key: 'act',
      done: record?.signedAt != null,
      doneAt: record?.signedAt,
      until: dates.actBy,
      body: record === undefined ? [] : [t.preparedOn(dayText(record.preparedAt, language))],
    },
    {
      key: 'approval',
      done: record?.approvedAt != null,
      doneAt: record?.approvedAt,
      until: dates.actBy,
      body: [],
    },
    {
      key: 'bank',
      done: record?.state === 'paid',
      doneAt: month.payments.at(-1)?.answeredAt,
      until: dates.payBy,
      body: paymentWords(month, language),
    },
  ]
}

function answerWords(month: OwnMonth, language: Language, programme: Programme): readonly string[] {
  const t = textsOf(language, programme).acts
  const count = (value: number) => formatCount(value, language)
  return [
    t.answersOf(count(month.answered), count(month.lines)),
    ...(month.disputed > 0 ? [t.disputedOf(count(month.disputed))] : []),
    ...(month.unconfirmed > 0 ? [t.silentOf(count(month.unconfirmed))] : []),
  ]
}

/** Of the newest sending. */
export function paymentWords(
  { payments }: Pick<OwnMonth, 'payments'>,
  language: Language,
): readonly string[] {
  const t = texts(language).acts
  // The newest sending speaks for the act.
  const payment = payments.at(-1)
  if (payment === undefined) return []
  const { state, sentAt, number, answeredAt, reasonCode, receivedAt } = payment
  return [
    t.sentOn(dayText(sentAt, language), number),
    ...(state === 'paid' && answeredAt ? [t.paidOn(dayText(answeredAt, language))] : []),
    ...(state === 'returned' ? [t.returnedBecause(reasonCode ?? '–')] : []),
    ...(receivedAt ? [t.received(dayText(receivedAt, language))] : []),
  ]
}
