/** Check a proof: choose the file or paste its text, and read in plain words what it proves. */
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { Actions, Button } from '../../layout/button.tsx'
import { FileField } from '../../layout/file-field.tsx'
import type { Form } from '../../layout/form.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { TextField } from '../../layout/text-field.tsx'
import { Verdict } from './verdict.tsx'
import type { VerdictView } from './verdict-view.ts'

const MAX_MEGABYTES = 0.25

export function VerifyPage(props: {
  frame: Frame
  csrfToken: string
  /** Undefined before anything was given. */
  verdict: VerdictView | undefined
}) {
  const { frame, verdict } = props
  const { language } = frame
  const { log, proofs } = texts(language)
  const t = proofs.verify
  // What was given never comes back: it holds a family's data.
  const form: Form = { language, values: {}, errors: {} }
  return (
    <Shell frame={frame} title={t.title} noindex={verdict !== undefined}>
      <div class="kz-column kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[{ href: `/${language}/log`, text: log.title }, { text: t.title }]}
        />
        <Heading>{t.title}</Heading>
        {verdict === undefined ? (
          <Lead>{t.lead}</Lead>
        ) : (
          <>
            <Verdict verdict={verdict} language={language} />
            <Heading level={2}>{t.again}</Heading>
          </>
        )}
        <form
          class="kz-form"
          method="post"
          action={`/${language}/verify`}
          enctype="multipart/form-data"
        >
          <HiddenFields csrfToken={props.csrfToken} />
          <FileField
            form={form}
            name="proof"
            label={t.file}
            // A phone would hide the file: it does not know its kind.
            accept={[]}
            acceptNames="tlog-proof"
            maxMegabytes={MAX_MEGABYTES}
          />
          <TextField form={form} name="text" label={t.text} rows={4} optional />
          <Actions>
            <Button>{t.submit}</Button>
          </Actions>
          <p class="kz-quiet">{t.privacy}</p>
        </form>
        <p>{t.scan}</p>
        <p>
          {t.offline}{' '}
          <a class="ds-link" href={`/${language}/log#tools`}>
            {t.offlineLink}
          </a>
        </p>
      </div>
    </Shell>
  )
}
