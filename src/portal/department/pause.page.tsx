/** The pause of publication: what was announced, and announcing one. */
import type { PauseRow } from '../../domain/referrals/announce-pause.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import type { Form } from '../layout/form.ts'
import { formatDate } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'
import { TextField } from '../layout/text-field.tsx'

export function PausePage(props: {
  frame: Frame
  territoryName: string
  /** Undefined where vouchers hold. */
  month: number | undefined
  pauses: readonly PauseRow[]
  form: Form
  csrfToken: string
  requestId: string
  mayAnnounce: boolean
  saved: boolean
}) {
  const { language } = props.frame
  const all = texts(language)
  const t = all.referrals.pause
  const { form, month } = props
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <div class="kz-stack">
        <ErrorSummary form={form} order={['startsOn', 'lastDay', 'reason']} />
        <Heading level={1}>
          {props.territoryName}: {t.title}
        </Heading>
        {props.saved ? (
          <Notice language={language} kind="success" live>
            {t.saved}
          </Notice>
        ) : null}
        {month === undefined ? (
          <EmptyState title={t.notHere}>{t.notHereText}</EmptyState>
        ) : (
          <p>{t.lead(month)}</p>
        )}
        {month !== undefined && props.mayAnnounce ? (
          <form method="post" class="kz-form" novalidate>
            <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
            <TextField form={form} name="startsOn" label={t.startsOn} kind="date" width="medium" />
            <TextField form={form} name="lastDay" label={t.lastDay} kind="date" width="medium" />
            <TextField
              form={form}
              name="reason"
              label={t.reason}
              hint={t.reasonHint}
              maxLength={500}
              rows={3}
            />
            <Actions>
              <Button>{t.button}</Button>
            </Actions>
          </form>
        ) : null}
        <Heading level={2}>{t.list}</Heading>
        {props.pauses.length === 0 ? (
          <EmptyState title={t.none}>{t.noneText}</EmptyState>
        ) : (
          <Table
            caption={t.list}
            captionHidden
            columns={[
              { header: t.startsOn, nowrap: true },
              { header: t.lastDay, nowrap: true },
              { header: t.reason, wide: true },
            ]}
            rows={props.pauses.map(pause => [
              formatDate(pause.startsOn, language),
              formatDate(pause.lastDay, language),
              pause.reason,
            ])}
          />
        )}
      </div>
    </Shell>
  )
}
