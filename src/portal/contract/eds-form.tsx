/** Signing with a key: by NCALayer where the script runs, by a file where it does not. */
import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { FileField } from '../layout/file-field.tsx'
import type { Form } from '../layout/form.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'

/** Posts `cms` (text of the island) or the file `signed` to `action`. */
export function EdsForm(props: {
  language: Language
  action: string
  /** Where the exact bytes to be signed are. */
  documentHref: string
  form: Form
  csrfToken: string
  requestId: string
}) {
  const t = texts(props.language).contracts
  return (
    <form
      method="post"
      action={props.action}
      enctype="multipart/form-data"
      class="kz-form"
      data-eds={props.documentHref}
      data-eds-words={JSON.stringify({
        button: t.edsButton,
        working: t.edsWorking,
        noLayer: t.edsNoLayer,
        cancelled: t.edsCancelled,
        failed: t.edsFailed,
        noDocument: t.edsNoDocument,
      })}
    >
      <Heading level={2}>{t.eds}</Heading>
      <p>{t.edsText}</p>
      <p>
        <a class="ds-link" href={props.documentHref} download>
          {t.download}
        </a>
      </p>
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
      <FileField
        form={props.form}
        name="signed"
        label={t.edsFile}
        accept={['.cms', '.p7s', '.p7m', '.pem', '.sig']}
        acceptNames="CMS, P7S, PEM"
        maxMegabytes={2}
      />
      <Actions>
        <Button variant="secondary">{t.edsSend}</Button>
      </Actions>
    </form>
  )
}
