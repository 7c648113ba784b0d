/** The officer's list of benefit claims to check, and one claim with its evidence and the decision. */
import type { OpenClaim } from '../../domain/applications/find-claims.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../layout/button.tsx'
import { RadioGroup } from '../layout/choice-group.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import type { Form } from '../layout/form.ts'
import { formatDate, formatDateWithWeekday } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { Pager } from '../layout/pager.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { SummaryList } from '../layout/summary-list.tsx'
import { Table } from '../layout/table.tsx'
import { TextField } from '../layout/text-field.tsx'

const ALMATY = 'Asia/Almaty'

export function ClaimsPage(props: {
  frame: Frame
  claims: readonly OpenClaim[]
  claimHref: (id: bigint) => string
  nextHref: string | undefined
  decided: boolean
}) {
  const { language } = props.frame
  const t = texts(language).department.claims
  const benefits = texts(language).territories.ruleTexts.words
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <div class="kz-stack">
        <Heading level={1}>{t.title}</Heading>
        {props.decided ? (
          <Notice language={language} kind="success" live>
            {t.decided}
          </Notice>
        ) : null}
        <p>{t.lead}</p>
        {props.claims.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        ) : (
          <Table
            caption={t.title}
            captionHidden
            columns={[
              { header: t.columns.number, nowrap: true },
              { header: t.columns.benefit },
              { header: t.columns.child },
              { header: t.columns.due, nowrap: true },
            ]}
            rows={props.claims.map(claim => [
              <a class="ds-link" href={props.claimHref(claim.id)}>
                {claim.number}
              </a>,
              benefits[claim.code],
              claim.child_name,
              claim.due_at === null ? '–' : formatDate(lastDay(claim.due_at), language),
            ])}
          />
        )}
        <Pager language={language} nextHref={props.nextHref} />
      </div>
    </Shell>
  )
}

/** A deadline is kept as the first moment that is too late; people read the day before. */
export function lastDay(endsAt: Temporal.Instant): Temporal.PlainDate {
  return endsAt.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(ALMATY).toPlainDate()
}

export function ClaimPage(props: {
  frame: Frame
  claim: OpenClaim
  documentHref: string | undefined
  backHref: string
  form: Form
  csrfToken: string
  requestId: string
  mayDecide: boolean
}) {
  const { claim, form } = props
  const { language } = props.frame
  const all = texts(language)
  const t = all.department.claims
  const day = claim.claimed_at.toZonedDateTimeISO(ALMATY).toPlainDate()
  return (
    <Shell frame={props.frame} title={`${t.title}: ${claim.number}`} noindex>
      <div class="kz-stack">
        <ErrorSummary form={form} order={['outcome', 'reason']} />
        <Heading level={1}>
          {t.columns.benefit}: {all.territories.ruleTexts.words[claim.code]}
        </Heading>
        <SummaryList
          language={language}
          rows={[
            {
              question: t.columns.number,
              answer: (
                <a class="ds-link" href={`/${language}/department/applications/${claim.number}`}>
                  {claim.number}
                </a>
              ),
            },
            { question: t.columns.child, answer: claim.child_name },
            { question: t.guardian, answer: claim.guardian_name },
            { question: t.claimedAt, answer: formatDate(day, language) },
            {
              question: t.columns.due,
              answer:
                claim.due_at === null
                  ? '–'
                  : formatDateWithWeekday(lastDay(claim.due_at), language),
            },
            {
              question: t.document,
              answer:
                props.documentHref === undefined ? (
                  t.noDocument
                ) : (
                  <a class="ds-link" href={props.documentHref} download>
                    {t.openDocument}
                  </a>
                ),
            },
          ]}
        />
        {props.mayDecide ? (
          <form method="post" class="kz-form" novalidate>
            <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
            <RadioGroup
              form={form}
              name="outcome"
              label={t.decision}
              options={[
                { value: 'confirmed', label: t.confirm },
                { value: 'rejected', label: t.reject },
              ]}
            />
            <TextField
              form={form}
              name="reason"
              label={t.reason}
              hint={t.reasonHint}
              rows={3}
              optional
            />
            <Actions>
              <Button>{t.save}</Button>
              <ButtonLink href={props.backHref} variant="secondary">
                {all.department.iterations.cancel}
              </ButtonLink>
            </Actions>
          </form>
        ) : (
          <Notice language={language} kind="info">
            {all.department.readOnly}
          </Notice>
        )}
      </div>
    </Shell>
  )
}
