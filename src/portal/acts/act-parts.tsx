/** Parts of an act that kindergarten and department see alike: its facts, its lines, its files. Pure. */
import type { Language } from '../../base/language.ts'
import type { ActDocument } from '../../domain/payments/act-document.ts'
import type { ReadLine, ShownAct } from '../../domain/payments/find-acts.ts'
import type { Programme } from '../../domain/territories/rollout.ts'
import { texts, textsOf } from '../../locales/texts.ts'
import { formatCount, formatMoment, formatMonth, formatTenge } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { SummaryList } from '../layout/summary-list.tsx'
import { Table } from '../layout/table.tsx'
import { paymentWords } from './month-chain.tsx'
import { StageTag } from './stage-tag.tsx'

export type ActView = {
  readonly language: Language
  readonly programme: Programme
  readonly shown: ShownAct
  readonly document: ActDocument
  /** Path of the act's page, with its language. */
  readonly root: string
  /** Kindergartens know their children by name, offices by the number of the application. */
  readonly byName: boolean
}

export function ActFacts({ language, programme, shown, document }: ActView) {
  const t = textsOf(language, programme).acts
  const { act, payments } = shown
  const who = (by: string | null, at: Temporal.Instant | null) =>
    by === null || at === null
      ? t.nobodyYet
      : t.whenBy(nameOf(shown.names, by, language), formatMoment(at, language))
  const method = document.signature && ` (${t.methods[document.signature.method]})`
  const paid = paymentWords({ payments }, language)
  return (
    <SummaryList
      language={language}
      rows={[
        { question: t.provider, answer: language === 'ru' ? act.nameRu : act.nameKk },
        { question: t.month, answer: formatMonth(act.month.toPlainYearMonth(), language) },
        { question: t.state, answer: <StageTag language={language} stage={act.state} /> },
        {
          question: t.total,
          answer: <strong>{formatTenge(act.totalTiyn, language)}</strong>,
        },
        { question: t.prepared, answer: who(act.preparedBy, act.preparedAt) },
        { question: t.signed, answer: `${who(act.signedBy, act.signedAt)}${method ?? ''}` },
        { question: t.approved, answer: who(act.approvedBy, act.approvedAt) },
        ...(paid.length === 0
          ? []
          : [{ question: t.steps.bank, answer: paid.map(text => <p>{text}</p>) }]),
      ]}
    />
  )
}

/** A name, or what stood behind it: the system, an office whose people the reader does not know. */
export function nameOf(names: ReadonlyMap<string, string>, by: string, language: Language): string {
  const t = texts(language).acts
  const name = names.get(by)
  if (name !== undefined) return name
  return by.startsWith('system') ? t.bySystem : t.byOffice
}

export function childOf(
  line: ReadLine,
  { byName, language }: Pick<ActView, 'byName' | 'language'>,
) {
  if (!byName) return line.application
  return line.childName === '' ? texts(language).acts.unnamed : line.childName
}

export function ActLines(view: ActView) {
  const { language, programme, shown, root, byName } = view
  const t = textsOf(language, programme).acts
  const count = (value: number) => formatCount(value, language)
  const own = shown.act.month.toPlainYearMonth()
  return (
    <>
      <Heading level={2}>{t.lines}</Heading>
      <Table
        caption={t.lines}
        captionHidden
        columns={[
          { header: byName ? t.child : t.application, nowrap: !byName },
          { header: t.group },
          { header: t.month, nowrap: true },
          { header: t.days, nowrap: true },
          { header: t.previous, numeric: true, nowrap: true },
          { header: t.sum, numeric: true, nowrap: true },
        ]}
        rows={shown.lines.map(line => [
          <a class="ds-link" href={`${root}/lines/${line.lineId}`}>
            {childOf(line, view)}
          </a>,
          line.group,
          line.month.toPlainYearMonth().equals(own) && line.sequence === 1
            ? formatMonth(line.month.toPlainYearMonth(), language)
            : `${formatMonth(line.month.toPlainYearMonth(), language)} (${t.correction})`,
          t.ofDays(count(line.payableDays), count(line.workingDays)),
          formatTenge(line.previousTiyn, language),
          formatTenge(line.amountTiyn, language),
        ])}
      />
    </>
  )
}

export function ActFiles({ language, programme, document, root }: ActView) {
  const t = textsOf(language, programme).acts
  const files = [
    ['act.pdf', t.pdf],
    ['lines.csv', t.csv],
    ['lines.xlsx', t.xlsx],
    ['recompute.csv', t.recompute],
    ['act.json', t.json],
    ['document.txt', t.text],
  ] as const
  return (
    <>
      <Heading level={2}>{t.files}</Heading>
      <ul>
        {files.map(([name, text]) => (
          <li>
            <a class="ds-link" href={`${root}/${name}`} download>
              {text}
            </a>
          </li>
        ))}
      </ul>
      <p class="kz-quiet kz-small">
        {t.hash}: <code class="kz-hash">{document.sha256}</code>
      </p>
    </>
  )
}
