/** One document for one benefit claim, brought after the application. */
import { DOCUMENT_TYPES, LARGEST_DOCUMENT } from '../../../domain/applications/document-type.ts'
import { texts } from '../../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { ErrorSummary } from '../../layout/error-summary.tsx'
import { FileField } from '../../layout/file-field.tsx'
import type { Form } from '../../layout/form.ts'
import { Heading } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { capitalized } from '../apply/benefits.page.tsx'
import type { CabinetClaim } from './load-child.ts'

export const DOCUMENT_FIELD = 'document'

export function ClaimDocumentPage(props: {
  frame: Frame
  number: string
  claim: CabinetClaim
  error: string | undefined
  csrfToken: string
  requestId: string
}) {
  const { language } = props.frame
  const { apply, cabinet, territories } = texts(language)
  const t = cabinet.claims.document
  const root = `/${language}/cabinet/${props.number}`
  const errors = props.error === undefined ? {} : { [DOCUMENT_FIELD]: props.error }
  const form: Form = { language, values: {}, errors }
  return (
    <Shell frame={props.frame} title={t.title} mistaken={props.error !== undefined} noindex>
      <form
        class="kz-form kz-column kz-stack"
        method="post"
        action={`${root}/claims/${props.claim.id}/document`}
        enctype="multipart/form-data"
      >
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <ErrorSummary form={form} />
        <Heading>{t.title}</Heading>
        <p>{capitalized(territories.ruleTexts.words[props.claim.code])}</p>
        <FileField
          form={form}
          name={DOCUMENT_FIELD}
          label={t.label}
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
      </form>
    </Shell>
  )
}
