/** Where an officer finds an application: by its number, or by an IIN that never stands in an address. */
import type { Application } from '../../domain/applications/application.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { MomentText } from '../layout/date-text.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import type { Form } from '../layout/form.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'
import { TextField } from '../layout/text-field.tsx'

export function FindApplicationPage(props: {
  frame: Frame
  form: Form
  csrfToken: string
  /** Undefined: nothing was looked for yet. */
  found: readonly Application[] | undefined
  fileHref: (number: string) => string
}) {
  const { form, found } = props
  const { language } = props.frame
  const t = texts(language).departmentFile
  const { states } = texts(language).cabinet
  const action = `/${language}/department/applications`
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <div class="kz-stack">
        <ErrorSummary form={form} order={['number', 'iin']} />
        <Heading level={1}>{t.title}</Heading>
        <p>{t.find.lead}</p>
        {found?.length === 0 ? (
          <EmptyState title={t.find.nothing}>{t.find.nothingText}</EmptyState>
        ) : null}
        {found === undefined || found.length === 0 ? null : (
          <Table
            caption={t.find.found}
            columns={[
              { header: t.find.number, nowrap: true },
              { header: t.find.submitted, nowrap: true },
              { header: t.find.state },
            ]}
            rows={found.map(application => [
              <a class="ds-link" href={props.fileHref(application.number)}>
                {application.number}
              </a>,
              <MomentText instant={application.submittedAt} language={language} />,
              states[application.state],
            ])}
          />
        )}
        <form method="get" action={action} class="kz-form" novalidate>
          <TextField
            form={form}
            name="number"
            label={t.find.number}
            hint={t.find.numberHint}
            width="medium"
            maxLength={30}
          />
          <Actions>
            <Button>{t.find.byNumber}</Button>
          </Actions>
        </form>
        <form method="post" action={action} class="kz-form" novalidate>
          <HiddenFields csrfToken={props.csrfToken} />
          <TextField
            form={form}
            name="iin"
            label={t.find.iin}
            hint={t.find.iinHint}
            kind="digits"
            width="medium"
            maxLength={20}
          />
          <Actions>
            <Button variant="secondary">{t.find.byIin}</Button>
          </Actions>
        </form>
      </div>
    </Shell>
  )
}
