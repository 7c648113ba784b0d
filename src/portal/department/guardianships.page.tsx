/** Applications whose guardian no register confirmed: the list, and one with the officer's decision. */

import { ALMATY } from '../../base/time-zone.ts'
import type { UncheckedGuardianship } from '../../domain/applications/check-guardianship.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../layout/button.tsx'
import { RadioGroup } from '../layout/choice-group.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import type { Form } from '../layout/form.ts'
import { formatDate } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { Pager } from '../layout/pager.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'

export function GuardianshipsPage(props: {
  frame: Frame
  rows: readonly UncheckedGuardianship[]
  checkHref: (number: string) => string
  nextHref: string | undefined
  saved: boolean
}) {
  const { language } = props.frame
  const all = texts(language)
  const t = all.departmentGuardianship
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <div class="kz-stack">
        <Heading level={1}>{t.title}</Heading>
        {props.saved ? (
          <Notice language={language} kind="success" live>
            {t.saved}
          </Notice>
        ) : null}
        <p>{t.lead}</p>
        {props.rows.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        ) : (
          <Table
            caption={t.title}
            captionHidden
            columns={[
              { header: all.department.claims.columns.number, nowrap: true },
              { header: all.department.claims.columns.child },
              { header: all.department.claims.guardian },
              { header: t.submitted, nowrap: true },
            ]}
            rows={props.rows.map(row => [
              <a class="ds-link" href={props.checkHref(row.number)}>
                {row.number}
              </a>,
              row.childName,
              row.guardianName,
              formatDate(row.submittedAt.toZonedDateTimeISO(ALMATY).toPlainDate(), language),
            ])}
          />
        )}
        <Pager language={language} nextHref={props.nextHref} />
      </div>
    </Shell>
  )
}

export function GuardianshipPage(props: {
  frame: Frame
  number: string
  applicationHref: string
  backHref: string
  form: Form
  csrfToken: string
  requestId: string
}) {
  const { form } = props
  const { language } = props.frame
  const all = texts(language)
  const t = all.departmentGuardianship
  return (
    <Shell frame={props.frame} title={`${t.title}: ${props.number}`} noindex>
      <div class="kz-column kz-stack">
        <ErrorSummary form={form} order={['outcome']} />
        <Heading level={1}>{t.title}</Heading>
        <p>
          <a class="ds-link" href={props.applicationHref}>
            {props.number}
          </a>
        </p>
        <form method="post" class="kz-form" novalidate>
          <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
          <RadioGroup
            form={form}
            name="outcome"
            label={t.decision}
            options={[
              { value: 'confirmed', label: t.confirm },
              { value: 'denied', label: t.deny, hint: t.denyHint },
            ]}
          />
          <Actions>
            <Button>{t.save}</Button>
            <ButtonLink href={props.backHref} variant="secondary">
              {all.department.iterations.cancel}
            </ButtonLink>
          </Actions>
        </form>
      </div>
    </Shell>
  )
}
