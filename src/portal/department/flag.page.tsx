/** One flag before an officer: the rule, the figures, the children it names, and the decision. */
import type { Language } from '../../base/language.ts'
import { ALMATY } from '../../base/time-zone.ts'
import type { ReadFlag } from '../../domain/plausibility/find-flags.ts'
import {
  type Evidence,
  FIGURES,
  type Figure,
  MOST_FLAG_WORDS,
} from '../../domain/plausibility/flag.ts'
import { firstThreshold } from '../../domain/plausibility/thresholds.ts'
import { texts } from '../../locales/texts.ts'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { Actions, Button } from '../layout/button.tsx'
import { RadioGroup } from '../layout/choice-group.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import { type Form, isMistaken } from '../layout/form.ts'
import { formatCount, formatDate, formatMonth } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { SummaryList } from '../layout/summary-list.tsx'
import { Table } from '../layout/table.tsx'
import { TextField } from '../layout/text-field.tsx'
import { FlagTag } from './flag-tag.tsx'

type FlagView = ReadFlag & {
  readonly frame: Frame
  readonly form: Form
  readonly csrfToken: string
  readonly requestId: string
}

export function FlagPage(view: FlagView) {
  const { frame, flag } = view
  const { language } = frame
  const t = texts(language).flags
  const rule = t.rules[flag.rule]
  const root = `/${language}/department`
  return (
    <Shell frame={frame} title={rule.title} mistaken={isMistaken(view.form)} noindex>
      <div class="kz-column kz-stack">
        <ErrorSummary form={view.form} order={['outcome', 'words']} />
        <Breadcrumbs
          language={language}
          crumbs={[{ href: `${root}/flags`, text: t.title }, { text: rule.title }]}
        />
        <Heading>{rule.title}</Heading>
        <Lead>{rule.text(formatCount(firstThreshold(flag.rule), language))}</Lead>
        <p class="kz-quiet">{t.assumed}</p>
        <Facts {...view} />
        <Figures language={language} evidence={flag.evidence} />
        {view.applications.length === 0 ? null : (
          <>
            <Heading level={2}>{t.children}</Heading>
            <ul>
              {view.applications.map(number => (
                <li>
                  <a class="ds-link" href={`${root}/applications/${number}`}>
                    {number}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        <p>
          <a
            class="ds-link"
            href={`${root}/letters/new?provider=${flag.bin}&programme=${flag.programme}`}
          >
            {t.write}
          </a>
        </p>
        {view.mayDecide && flag.state === 'open' ? <Decision {...view} /> : null}
      </div>
    </Shell>
  )
}

function Facts({ frame, flag }: FlagView) {
  const { language } = frame
  const t = texts(language).flags
  const day = (moment: Temporal.Instant) =>
    formatDate(moment.toZonedDateTimeISO(ALMATY).toPlainDate(), language)
  return (
    <SummaryList
      language={language}
      rows={[
        {
          question: t.provider,
          answer: (
            <a class="ds-link" href={`/${language}/department/providers/${flag.bin}`}>
              {language === 'ru' ? flag.nameRu : flag.nameKk}
            </a>
          ),
        },
        { question: t.group, answer: flag.group ?? t.wholeProvider },
        { question: t.month, answer: formatMonth(flag.month.toPlainYearMonth(), language) },
        { question: t.state, answer: <FlagTag language={language} state={flag.state} /> },
        { question: t.found, answer: day(flag.foundAt) },
        { question: t.seen, answer: day(flag.seenAt) },
        ...(flag.words === null || flag.decidedAt === null
          ? []
          : [{ question: t.decision, answer: `${day(flag.decidedAt)}: ${flag.words}` }]),
      ]}
    />
  )
}

function Figures({ language, evidence }: { language: Language; evidence: Evidence }) {
  const t = texts(language).flags
  return (
    <Table
      caption={t.evidence}
      columns={[
        { header: t.figure, wide: true },
        { header: t.value, wide: true },
      ]}
      rows={FIGURES.flatMap(figure => {
        const value = evidence[figure]
        return value === undefined || value === null
          ? []
          : [[t.figures[figure], shownValue(figure, value, language)]]
      })}
    />
  )
}

function shownValue(
  figure: Figure,
  value: NonNullable<Evidence[Figure]>,
  language: Language,
): string {
  const day = (text: string) => formatDate(Temporal.PlainDate.from(text), language)
  if (typeof value === 'string') return figure === 'checkOn' ? day(value) : value
  if (typeof value !== 'number') return value.map(day).join(', ')
  if (!figure.endsWith('Percent')) return formatCount(value, language)
  return `${value.toString().replace('.', language === 'en' ? '.' : ',')} %`
}

function Decision(view: FlagView) {
  const t = texts(view.frame.language).flags
  return (
    <form method="post" class="kz-form" novalidate>
      <HiddenFields csrfToken={view.csrfToken} requestId={view.requestId} />
      <RadioGroup
        form={view.form}
        name="outcome"
        label={t.decision}
        options={[
          { value: 'explained', label: t.explain },
          { value: 'confirmed', label: t.confirm, hint: t.confirmHint },
        ]}
      />
      <TextField
        form={view.form}
        name="words"
        label={t.words}
        hint={t.wordsHint}
        rows={4}
        maxLength={MOST_FLAG_WORDS}
      />
      <Actions>
        <Button>{t.decide}</Button>
      </Actions>
    </form>
  )
}
