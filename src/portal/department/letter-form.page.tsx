/** Writing a letter to kindergartens, or the correction of one that was sent. */
import { LETTER_ASKS, MOST_BODY, MOST_SUBJECT } from '../../domain/letters/letter.ts'
import { textsOf } from '../../locales/texts.ts'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { Actions, Button, ButtonLink } from '../layout/button.tsx'
import { type ChoiceOption, RadioGroup } from '../layout/choice-group.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import { type Form, isMistaken } from '../layout/form.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { SelectField } from '../layout/select-field.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { TextField } from '../layout/text-field.tsx'
import { LETTER_FIELDS } from './letter.form.ts'

export type LetterFormProps = {
  frame: Frame
  /** Empty for a correction, which goes where the old letter went. */
  addressees: readonly ChoiceOption[]
  corrects: string | undefined
  form: Form
  csrfToken: string
  requestId: string
}

export function LetterFormPage(props: LetterFormProps) {
  const { form, frame, corrects } = props
  const { language, programme } = frame
  const all = textsOf(language, programme)
  const t = all.letters.form
  const title = corrects === undefined ? t.title : t.titleCorrection
  const listHref = `/${language}/department/letters`
  return (
    <Shell frame={frame} title={title} mistaken={isMistaken(form)} noindex>
      <div class="kz-stack">
        <ErrorSummary form={form} order={LETTER_FIELDS} />
        <Breadcrumbs
          language={language}
          crumbs={[{ href: listHref, text: all.letters.title }, { text: title }]}
        />
        <Heading>{title}</Heading>
        {corrects === undefined ? null : <Lead>{t.leadCorrection}</Lead>}
        <Notice language={language} kind="warning">
          {t.personal}
        </Notice>
        <form method="post" class="kz-form" novalidate>
          <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
          {corrects === undefined ? (
            <SelectField form={form} name="to" label={t.to} options={props.addressees} />
          ) : null}
          <p>{t.languages}</p>
          <Words {...props} suffix="Kk" subject={t.subjectKk} body={t.bodyKk} />
          <Words {...props} suffix="Ru" subject={t.subjectRu} body={t.bodyRu} />
          <RadioGroup
            form={form}
            name="asks"
            label={t.asks}
            options={LETTER_ASKS.map(value => ({ value, label: all.letters.asks[value] }))}
          />
          <TextField
            form={form}
            name="answerBy"
            label={t.answerBy}
            hint={t.answerByHint}
            kind="date"
            width="medium"
            optional
          />
          <Actions>
            <Button>{t.send}</Button>
            <ButtonLink href={listHref} variant="secondary">
              {all.department.iterations.cancel}
            </ButtonLink>
          </Actions>
        </form>
      </div>
    </Shell>
  )
}

function Words(props: { form: Form; suffix: 'Kk' | 'Ru'; subject: string; body: string }) {
  const { form, suffix } = props
  return (
    <>
      <TextField
        form={form}
        name={`subject${suffix}`}
        label={props.subject}
        maxLength={MOST_SUBJECT}
        optional
      />
      <TextField
        form={form}
        name={`body${suffix}`}
        label={props.body}
        rows={8}
        maxLength={MOST_BODY}
        optional
      />
    </>
  )
}
