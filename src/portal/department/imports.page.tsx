/** Files in and out: choosing one, what the check found, what was taken, downloads of every table. */
import type { ImportReport } from '../../domain/exchange/import-table.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../layout/button.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import { FileField } from '../layout/file-field.tsx'
import type { Form } from '../layout/form.ts'
import { formatCount, plural } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { SelectField } from '../layout/select-field.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { StatCards } from '../layout/stat-card.tsx'
import { Table } from '../layout/table.tsx'

export const MAX_MEGABYTES = 10

type ExportableKind = { readonly name: string; readonly personal: boolean }

export function ImportsPage(props: {
  frame: Frame
  form: Form
  csrfToken: string
  kinds: readonly string[]
  exports: readonly ExportableKind[]
  exportHref: (kind: string, format: 'csv' | 'xlsx') => string
  warning: string | undefined
}) {
  const { language } = props.frame
  const all = texts(language)
  const t = all.departmentImports
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <div class="kz-stack">
        <ErrorSummary form={props.form} order={['kind', 'file']} />
        <Heading level={1}>{t.title}</Heading>
        {props.warning === undefined ? null : (
          <Notice language={language} kind="warning" live>
            {props.warning}
          </Notice>
        )}
        {props.kinds.length === 0 ? (
          <Notice language={language} kind="info">
            {t.none}
          </Notice>
        ) : (
          <>
            <p>{t.lead}</p>
            <form
              method="post"
              action={`/${language}/department/imports`}
              enctype="multipart/form-data"
              class="kz-form"
              novalidate
            >
              <HiddenFields csrfToken={props.csrfToken} />
              <SelectField
                form={props.form}
                name="kind"
                label={t.kind}
                options={props.kinds.map(kind => ({ value: kind, label: t.kinds[kind] ?? kind }))}
              />
              <FileField
                form={props.form}
                name="file"
                label={t.file}
                accept={['.csv', '.xlsx', 'text/csv']}
                acceptNames="CSV, XLSX"
                maxMegabytes={MAX_MEGABYTES}
              />
              <Actions>
                <Button>{t.check}</Button>
              </Actions>
            </form>
          </>
        )}
        {props.exports.length === 0 ? null : <Exports {...props} />}
      </div>
    </Shell>
  )
}

function Exports(props: {
  frame: Frame
  exports: readonly ExportableKind[]
  exportHref: (kind: string, format: 'csv' | 'xlsx') => string
}) {
  const t = texts(props.frame.language).departmentImports
  const link = (kind: string, format: 'csv' | 'xlsx') => (
    <a
      class="ds-link"
      href={props.exportHref(kind, format)}
      aria-label={t.download(t.kinds[kind] ?? kind, format.toUpperCase())}
      download
    >
      {format.toUpperCase()}
    </a>
  )
  return (
    <section class="kz-stack">
      <Heading level={2}>{t.exports}</Heading>
      <p>{t.exportsLead}</p>
      {props.exports.some(({ personal }) => personal) ? <p>{t.exportsPersonal}</p> : null}
      <Table
        caption={t.exports}
        captionHidden
        columns={[{ header: t.table }, { header: 'CSV' }, { header: 'XLSX' }]}
        rows={props.exports.map(({ name }) => [
          t.kinds[name] ?? name,
          link(name, 'csv'),
          link(name, 'xlsx'),
        ])}
      />
    </section>
  )
}

const SHOWN_ROWS = 200

export function ImportReportPage(props: {
  frame: Frame
  kind: string
  report: ImportReport
  /** True: it was written; false: only checked. */
  taken: boolean
  /** Of the file that may be confirmed. */
  file: string | undefined
  csrfToken: string
  requestId: string
}) {
  const { language } = props.frame
  const t = texts(language).departmentImports
  const { report, taken } = props
  const title = taken ? t.taken : t.report
  const count = (value: number) => formatCount(value, language)
  return (
    <Shell frame={props.frame} title={title} noindex>
      <div class="kz-stack">
        <Heading level={1}>
          {t.kinds[props.kind] ?? props.kind}: {title}
        </Heading>
        <Outcome {...props} />
        <StatCards
          stats={[
            { label: t.rows, value: count(report.rows) },
            { label: taken ? t.writtenNow : t.written, value: count(report.written) },
            { label: t.unchanged, value: count(report.unchanged) },
            { label: t.bad, value: count(report.badRows) },
          ]}
        />
        <BadRows frame={props.frame} report={report} />
        {props.file === undefined ? (
          <Actions>
            <ButtonLink href={`/${language}/department/imports`}>{t.again}</ButtonLink>
          </Actions>
        ) : (
          <form method="post" action={`/${language}/department/imports/confirm`} class="kz-form">
            <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
            <input type="hidden" name="kind" value={props.kind} />
            <input type="hidden" name="file" value={props.file} />
            <Actions>
              <Button>{t.confirm}</Button>
              <ButtonLink href={`/${language}/department/imports`} variant="secondary">
                {t.again}
              </ButtonLink>
            </Actions>
          </form>
        )}
      </div>
    </Shell>
  )
}

function Outcome(props: { frame: Frame; report: ImportReport; taken: boolean }) {
  const { language } = props.frame
  const t = texts(language).departmentImports
  const { report } = props
  const isBad = report.badRows > 0
  const isNew = report.written > 0
  const words = isBad ? t.refused : props.taken ? t.takenText : isNew ? t.good : t.nothingNew
  const kind = isBad ? 'danger' : isNew ? 'success' : 'info'
  return (
    <Notice language={language} kind={kind} live>
      {words}
    </Notice>
  )
}

function BadRows({ frame: { language }, report }: { frame: Frame; report: ImportReport }) {
  const t = texts(language).departmentImports
  const shown = report.bad.slice(0, SHOWN_ROWS)
  const more = report.badRows - shown.length
  if (shown.length === 0) return null
  return (
    <>
      <Table
        caption={t.bad}
        columns={[
          { header: t.row, numeric: true },
          { header: t.column, nowrap: true },
          { header: t.message },
          { header: t.code, nowrap: true },
        ]}
        rows={shown.map(bad => [
          formatCount(bad.row, language),
          bad.column ?? t.wholeRow,
          bad.message,
          bad.code,
        ])}
      />
      {more > 0 ? (
        <p>{plural(language, more, t.more).replace('{count}', formatCount(more, language))}</p>
      ) : null}
    </>
  )
}
