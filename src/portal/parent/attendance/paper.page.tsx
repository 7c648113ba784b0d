/** A family tells on which days its child is away, with a certificate when it was ill. */
import { DOCUMENT_TYPES, LARGEST_DOCUMENT } from '../../../domain/applications/document-type.ts'
import type { KeptPaper } from '../../../domain/attendance/find-family-months.ts'
import { textsOf } from '../../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { RadioGroup } from '../../layout/choice-group.tsx'
import { ErrorSummary } from '../../layout/error-summary.tsx'
import { FileField } from '../../layout/file-field.tsx'
import { type Form, isMistaken } from '../../layout/form.ts'
import { formatDateRange } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { Notice } from '../../layout/notice.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { TextField } from '../../layout/text-field.tsx'
import { PAPER_KINDS } from './paper.form.ts'

export function PaperPage(props: {
  frame: Frame
  number: string
  childName: string
  papers: readonly KeptPaper[]
  form: Form
  done: boolean
  csrfToken: string
  requestId: string
}) {
  const { frame, form, papers } = props
  const { language, programme } = frame
  const { apply, attendance } = textsOf(language, programme)
  const t = attendance.paper
  const root = `/${language}/cabinet/${props.number}`
  return (
    <Shell frame={frame} title={t.title} mistaken={isMistaken(form)} noindex>
      <form
        class="kz-form kz-column"
        method="post"
        action={`${root}/absence`}
        enctype="multipart/form-data"
      >
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <ErrorSummary form={form} order={['reason', 'from', 'to', 'document']} />
        {props.done ? (
          <Notice language={language} kind="success" live>
            {t.done}
          </Notice>
        ) : null}
        <Heading>{t.title}</Heading>
        <Lead>{`${props.childName}. ${t.lead}`}</Lead>
        <RadioGroup
          form={form}
          name="reason"
          label={t.kind}
          options={PAPER_KINDS.map(value => ({ value, label: t[value] }))}
        />
        <TextField form={form} name="from" label={t.from} kind="date" width="medium" />
        <TextField form={form} name="to" label={t.to} kind="date" width="medium" />
        <FileField
          form={form}
          name="document"
          label={t.document}
          accept={DOCUMENT_TYPES}
          acceptNames={apply.documents.types}
          maxMegabytes={LARGEST_DOCUMENT / 1024 / 1024}
        />
        <Actions>
          <Button>{t.send}</Button>
          <ButtonLink href={root} variant="tertiary">
            {apply.back}
          </ButtonLink>
        </Actions>
        {papers.length === 0 ? null : (
          <section>
            <Heading level={2}>{t.papers}</Heading>
            <ul>
              {papers.map(paper => (
                <li>
                  {attendance.month.paper(
                    attendance.reasons[paper.reason],
                    formatDateRange(paper.firstDay, paper.lastDay, language),
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
      </form>
    </Shell>
  )
}
