/** Sections of a batch about the bank: uploading its answer, what was wrong with it, what was taken in, a return by hand. */
import { texts } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { Details } from '../layout/details.tsx'
import { FileField } from '../layout/file-field.tsx'
import { formatCount, formatMoment } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { SelectField } from '../layout/select-field.tsx'
import { Table } from '../layout/table.tsx'
import { TextField } from '../layout/text-field.tsx'
import type { BatchView } from './payment-batch-view.ts'

const MAX_MEGABYTES = 10
const SHOWN_ROWS = 200

export function AnswerSection(view: BatchView) {
  const { language } = view.frame
  const t = texts(language).payments
  return (
    <section class="kz-stack">
      <Heading level={2}>{t.answer}</Heading>
      <Report {...view} />
      {view.maySend ? (
        <form
          method="post"
          action={`/${language}/department/payments/${view.batch.number}/answer`}
          enctype="multipart/form-data"
          class="kz-form"
          novalidate
        >
          <HiddenFields csrfToken={view.csrfToken} requestId={view.requestIdOf()} />
          <p>{t.answerText}</p>
          <FileField
            form={view.form}
            name="file"
            label={t.answerFile}
            accept={['.xml', '.csv', '.xlsx', 'application/xml', 'text/csv']}
            acceptNames="XML, CSV, XLSX"
            maxMegabytes={MAX_MEGABYTES}
          />
          <Actions>
            <Button>{t.takeIn}</Button>
          </Actions>
        </form>
      ) : null}
      <Answers {...view} />
    </section>
  )
}

function Report({ frame: { language }, report }: BatchView) {
  const t = texts(language).payments
  if (report === undefined) return null
  if (report.taken) {
    const { paid, returned, pending, unchanged } = report.counts
    const counts = [
      [t.paidCount, paid],
      [t.returnedCount, returned],
      [t.pending, pending],
      [t.unchanged, unchanged],
    ] as const
    return (
      <Notice language={language} kind="success" live>
        {t.takenGood}{' '}
        {counts.map(([name, count]) => `${name}: ${formatCount(count, language)}`).join('; ')}.
      </Notice>
    )
  }
  return (
    <>
      <Notice language={language} kind="danger" live>
        {t.takenBad}
      </Notice>
      <Table
        caption={t.mistake}
        captionHidden
        columns={[
          { header: t.row, nowrap: true },
          { header: t.payment, nowrap: true },
          { header: t.mistake },
        ]}
        rows={report.bad
          .slice(0, SHOWN_ROWS)
          .map(one => [
            one.row === null ? t.wholeFile : formatCount(one.row, language),
            one.payment.slice(0, 40),
            t.mistakes[one.mistake],
          ])}
      />
    </>
  )
}

function Answers({ frame: { language }, answers }: BatchView) {
  const t = texts(language).payments
  if (answers.length === 0) return null
  return (
    <Table
      caption={t.answers}
      columns={[
        { header: t.takenAt, nowrap: true },
        { header: t.answerName },
        ...[t.paidCount, t.returnedCount, t.pending, t.unchanged].map(header => ({
          header,
          numeric: true,
        })),
      ]}
      rows={answers.map(one => [
        formatMoment(one.takenAt, language),
        one.name.slice(0, 60),
        ...[one.paid, one.returned, one.pending, one.unchanged].map(count =>
          formatCount(count, language),
        ),
      ])}
    />
  )
}

export function ReturnSection(view: BatchView) {
  const { language } = view.frame
  const t = texts(language).payments
  const open = view.payments.filter(one => one.state === 'paid' || one.state === 'sent')
  if (open.length === 0) return null
  return (
    <Details summary={t.comeBack} open={view.form.errors.reason !== undefined}>
      <p>{t.comeBackText}</p>
      <form method="post" class="kz-form" novalidate>
        <HiddenFields csrfToken={view.csrfToken} requestId={view.requestIdOf()} />
        <SelectField
          form={view.form}
          name="payment"
          label={t.payment}
          options={open.map(one => ({
            value: one.number,
            label: `${one.number}, ${language === 'ru' ? one.nameRu : one.nameKk}`,
          }))}
        />
        <TextField
          form={view.form}
          name="reason"
          label={t.reasonCode}
          hint={t.reasonCodeHint}
          width="short"
          maxLength={4}
        />
        <Actions>
          <Button name="what" value="return" variant="secondary">
            {t.markReturned}
          </Button>
        </Actions>
      </form>
    </Details>
  )
}
