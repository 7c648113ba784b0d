/** Everything of one application for the office: the family, where it stands, what happened, what may be done. */
import type { Benefit } from '../../domain/territories/queue-rules.ts'
import { texts } from '../../locales/texts.ts'
import { ErrorSummary } from '../layout/error-summary.tsx'
import type { Form } from '../layout/form.ts'
import { formatCount, formatDate, formatMoment } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { SummaryList, type SummaryRow } from '../layout/summary-list.tsx'
import { Tag } from '../layout/tag.tsx'
import { ApplicationActions } from './application-actions.tsx'
import { FILE_ACTIONS } from './application-file.form.ts'
import { ClaimList, History, MessageList, VoucherList } from './application-records.tsx'
import { lastDay } from './claims.page.tsx'
import type { ApplicationFile } from './load-file.ts'

type FilePageProps = {
  frame: Frame
  file: ApplicationFile
  form: Form
  csrfToken: string
  requestId: string
  /** The action that was just done. */
  done: string | undefined
}

export function ApplicationFilePage(props: FilePageProps) {
  const { file } = props
  const { language } = props.frame
  const all = texts(language)
  const t = all.departmentFile
  const { application } = file
  const done = FILE_ACTIONS.find(action => action === props.done)
  const confirmed = file.claims.filter(claim => claim.state === 'confirmed')
  return (
    <Shell frame={props.frame} title={`${t.title}: ${application.number}`} noindex>
      <div class="kz-stack">
        <ErrorSummary form={props.form} />
        <Heading level={1}>{application.number}</Heading>
        {done === undefined ? null : (
          <Notice language={language} kind="success" live>
            {t.done[done]}
          </Notice>
        )}
        <div>
          <Tag color={application.state === 'archived' ? 'neutral' : 'accent'}>
            {all.cabinet.states[application.state]}
          </Tag>
        </div>
        <SummaryList language={language} rows={placeRows(props)} />
        <Heading level={2}>{t.family}</Heading>
        <SummaryList language={language} rows={familyRows(props)} />
        <Heading level={2}>{t.actions}</Heading>
        <ApplicationActions
          form={props.form}
          csrfToken={props.csrfToken}
          requestId={props.requestId}
          actions={file.actions}
          claims={confirmed.map(({ id, code }) => ({ id: id.toString(), code: code as Benefit }))}
        />
        {file.mayErase ? (
          <p>
            <a class="ds-link" href={`/${language}/department/erasure/${application.number}`}>
              {all.departmentErasure.link}
            </a>
          </p>
        ) : null}
        <Heading level={2}>{t.claims}</Heading>
        <ClaimList language={language} file={file} />
        <Heading level={2}>{t.vouchers}</Heading>
        <VoucherList language={language} file={file} />
        <Heading level={2}>{t.messages}</Heading>
        <MessageList language={language} file={file} />
        <Heading level={2}>{t.history}</Heading>
        <History language={language} file={file} />
      </div>
    </Shell>
  )
}

function placeRows({ file, frame: { language } }: FilePageProps): readonly SummaryRow[] {
  const all = texts(language)
  const t = all.departmentFile
  const { application, position } = file
  const tier = all.territories.ruleTexts.words[application.tier]
  const queueNumber = position?.queueNumber ?? null
  const row = (question: string, answer: string) => ({ question, answer })
  const { stoppedUntil, restoreUntil } = application
  return [
    row(all.cabinet.place, file.place),
    row(
      t.category,
      `${tier}, ${all.cabinet.cohort(application.cohort)} (${application.tier}/${application.cohort})`,
    ),
    row(t.queueNumber, queueNumber === null ? t.notQueued : formatCount(queueNumber, language)),
    row(all.cabinet.submittedAt, formatMoment(application.submittedAt, language)),
    row(t.kind, t.kinds[application.kind]),
    ...(stoppedUntil === null
      ? []
      : [row(t.stoppedUntil, formatDate(lastDay(stoppedUntil), language))]),
    ...(restoreUntil === null
      ? []
      : [row(t.restoreUntil, formatDate(lastDay(restoreUntil), language))]),
  ]
}

function familyRows({ file, frame: { language } }: FilePageProps): readonly SummaryRow[] {
  const t = texts(language).departmentFile
  const { child, guardian } = file
  if (child.iin === null || guardian.iin === null) {
    const nameless = texts(language).departmentErasure.nameless
    return [
      { question: t.child, answer: nameless[child.standing === 'erased' ? 'erased' : 'unclaimed'] },
    ]
  }
  return [
    { question: t.child, answer: child.full_name },
    { question: t.iin, answer: child.iin },
    { question: t.born, answer: formatDate(child.birth_date, language) },
    { question: t.guardian, answer: guardian.full_name },
    {
      question: t.phone,
      answer: guardian.phone ?? texts(language).department.unreached.noPhone,
    },
  ]
}
