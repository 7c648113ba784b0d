/** Cases of families: the list, and one with its answer. */
import { ALMATY } from '../../base/time-zone.ts'
import type { CaseKind, FamilyCase } from '../../domain/cases/family-case.ts'
import { textsOf } from '../../locales/texts.ts'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { Actions, Button } from '../layout/button.tsx'
import { RadioGroup } from '../layout/choice-group.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import type { Form } from '../layout/form.ts'
import { formatDate } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { SummaryList } from '../layout/summary-list.tsx'
import { Table } from '../layout/table.tsx'
import { Tag } from '../layout/tag.tsx'
import { TextField } from '../layout/text-field.tsx'

type OpenCase = FamilyCase & {
  readonly applicationNumber: string
  readonly providerKk: string | null
  readonly providerRu: string | null
}

const dayOf = (moment: Temporal.Instant) => moment.toZonedDateTimeISO(ALMATY).toPlainDate()
/** `dueAt` is the first moment that is too late. */
const dueDay = ({ dueAt }: FamilyCase) => dayOf(dueAt.subtract({ nanoseconds: 1 }))

export function CasesPage(props: {
  frame: Frame
  cases: readonly OpenCase[]
  now: Temporal.Instant
  saved: boolean
}) {
  const { language, programme } = props.frame
  const t = textsOf(language, programme).cases
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <div class="kz-stack">
        <Heading>{t.title}</Heading>
        {props.saved ? (
          <Notice language={language} kind="success" live>
            {t.saved}
          </Notice>
        ) : null}
        <Lead>{t.lead}</Lead>
        {props.cases.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        ) : (
          <Table
            caption={t.title}
            captionHidden
            columns={[
              { header: t.what, wide: true },
              { header: t.about },
              { header: t.number, nowrap: true },
              { header: t.application, nowrap: true },
              { header: t.opened, nowrap: true },
              { header: t.due, nowrap: true },
            ]}
            rows={props.cases.map(one => [
              <a class="ds-link" href={`/${language}/department/cases/${one.number}`}>
                {t.kinds[one.kind]}
              </a>,
              (language === 'ru' ? one.providerRu : one.providerKk) ?? '–',
              one.number,
              one.applicationNumber,
              formatDate(dayOf(one.openedAt), language),
              Temporal.Instant.compare(one.dueAt, props.now) <= 0 ? (
                <>
                  {formatDate(dueDay(one), language)} <Tag color="danger">{t.overdue}</Tag>
                </>
              ) : (
                formatDate(dueDay(one), language)
              ),
            ])}
          />
        )}
      </div>
    </Shell>
  )
}

export function CasePage(props: {
  frame: Frame
  one: FamilyCase
  applicationNumber: string
  mayAnswer: boolean
  form: Form
  csrfToken: string
  requestId: string
}) {
  const { frame, one } = props
  const { language, programme } = frame
  const t = textsOf(language, programme).cases
  const hints: Partial<Record<CaseKind, string>> = {
    'not-my-child': t.upheldNote,
    'stop-list': t.upheldStop,
  }
  const hint = hints[one.kind]
  return (
    <Shell frame={frame} title={t.one(one.number)} noindex>
      <div class="kz-column kz-stack">
        <ErrorSummary form={props.form} order={['outcome', 'answer']} />
        <Breadcrumbs
          language={language}
          crumbs={[{ href: `/${language}/department/cases`, text: t.title }, { text: one.number }]}
        />
        <Heading>{t.kinds[one.kind]}</Heading>
        <SummaryList
          language={language}
          rows={[
            {
              question: t.application,
              answer: (
                <a
                  class="ds-link"
                  href={`/${language}/department/applications/${props.applicationNumber}`}
                >
                  {props.applicationNumber}
                </a>
              ),
            },
            { question: t.opened, answer: formatDate(dayOf(one.openedAt), language) },
            { question: t.due, answer: formatDate(dueDay(one), language) },
            { question: t.words, answer: one.words === '' ? t.noWords : one.words },
            ...(one.answer === null ? [] : [{ question: t.answered, answer: one.answer }]),
          ]}
        />
        {props.mayAnswer && one.state === 'open' ? (
          <form method="post" class="kz-form" novalidate>
            <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
            <RadioGroup
              form={props.form}
              name="outcome"
              label={t.outcome}
              options={[
                {
                  value: 'upheld',
                  label: t.outcomes.upheld,
                  ...(hint === undefined ? {} : { hint }),
                },
                { value: 'dismissed', label: t.outcomes.dismissed },
              ]}
            />
            <TextField
              form={props.form}
              name="answer"
              label={t.answer}
              hint={t.answerHint}
              rows={6}
              maxLength={2000}
            />
            <Actions>
              <Button>{t.send}</Button>
            </Actions>
          </form>
        ) : null}
      </div>
    </Shell>
  )
}
