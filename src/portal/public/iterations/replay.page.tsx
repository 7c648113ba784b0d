/** Upload a published iteration and see whether the rules give the same result again. */
import type { ReplayReport } from '../../../domain/iterations/bundle.ts'
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { Actions, Button } from '../../layout/button.tsx'
import { ErrorSummary } from '../../layout/error-summary.tsx'
import { FileField } from '../../layout/file-field.tsx'
import { type Form, isMistaken } from '../../layout/form.ts'
import { formatCount } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { Notice } from '../../layout/notice.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'

type ReplayProps = {
  frame: Frame
  form: Form
  csrfToken: string
  report: ReplayReport | undefined
  /** The name of the published iteration with these hashes; null: there is none. */
  published: string | null
}

const DIFFERENCES_SHOWN = 10

export function ReplayPage(props: ReplayProps) {
  const { frame, report } = props
  const { language } = frame
  const all = texts(language).publicIterations
  const t = all.replay
  return (
    <Shell
      frame={frame}
      title={t.title}
      mistaken={isMistaken(props.form)}
      noindex={report !== undefined}
    >
      <div class="kz-column kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[{ href: `/${language}/iterations`, text: all.title }, { text: t.title }]}
        />
        <ErrorSummary form={props.form} />
        <Heading>{t.title}</Heading>
        {report === undefined ? null : <Report {...props} report={report} />}
        <Lead>{t.lead}</Lead>
        <form
          class="kz-form"
          method="post"
          action={`/${language}/replay`}
          enctype="multipart/form-data"
        >
          <HiddenFields csrfToken={props.csrfToken} />
          <FileField
            form={props.form}
            name="bundle"
            label={t.file}
            accept={['application/json', '.json']}
            acceptNames="JSON"
            maxMegabytes={10}
          />
          <Actions>
            <Button>{t.submit}</Button>
          </Actions>
          <p class="kz-quiet">{t.privacy}</p>
        </form>
      </div>
    </Shell>
  )
}

function Report(props: ReplayProps & { report: ReplayReport }) {
  const { report, frame } = props
  const all = texts(frame.language).publicIterations
  const t = all.replay
  return (
    <Notice
      language={frame.language}
      kind={report.same ? 'success' : 'danger'}
      title={report.same ? t.same : t.different}
      live
    >
      {report.same ? (
        <p>{t.sameText(formatCount(report.offered, frame.language))}</p>
      ) : (
        <>
          <p>{t.differentText}</p>
          <ul>
            {report.differences.slice(0, DIFFERENCES_SHOWN).map(difference => (
              <li lang="en" class="kz-hash">
                {difference.slice(0, 400)}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{props.published === null ? t.notPublished : t.published(props.published)}</p>
      <p class="kz-hash">
        {all.resultHash}: <code>{report.resultHash}</code>
      </p>
    </Notice>
  )
}
