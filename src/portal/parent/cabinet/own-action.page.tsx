/** A parent lets a child of fourteen choose its club itself, or ends that. */
import { maskPhone } from '../../../base/phone.ts'
import { ALMATY } from '../../../base/time-zone.ts'
import { texts } from '../../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { ErrorSummary } from '../../layout/error-summary.tsx'
import { type Form, isMistaken } from '../../layout/form.ts'
import { formatCount, formatDate } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { TextField } from '../../layout/text-field.tsx'

export function OwnActionPage(props: {
  frame: Frame
  number: string
  /** From which the rules of the place let a child act; undefined where they do not. */
  age: number | undefined
  form: Form
  /** Undefined: the parent has not said so. */
  consent: { readonly givenAt: Temporal.Instant; readonly phone: string | null } | undefined
  csrfToken: string
  requestId: string
}) {
  const { language } = props.frame
  const all = texts(language)
  const t = all.ownAction
  const { consent } = props
  const root = `/${language}/cabinet/${props.number}`
  return (
    <Shell frame={props.frame} title={t.title} mistaken={isMistaken(props.form)} noindex>
      <form
        class="kz-form kz-column kz-stack"
        method="post"
        action={`${root}/own-action`}
        novalidate
      >
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <ErrorSummary form={props.form} order={['phone']} />
        <Heading>{t.title}</Heading>
        {props.age === undefined ? null : <Lead>{t.lead(formatCount(props.age, language))}</Lead>}
        <p>{t.staysYours}</p>
        {consent === undefined ? (
          <TextField
            form={props.form}
            name="phone"
            label={t.phone}
            hint={t.hint}
            kind="tel"
            width="medium"
            maxLength={30}
          />
        ) : (
          <p>
            {t.since(
              formatDate(consent.givenAt.toZonedDateTimeISO(ALMATY).toPlainDate(), language),
            )}
            {consent.phone === null ? null : (
              <>
                <br />
                {t.phoneNow(maskPhone(consent.phone))}
              </>
            )}
          </p>
        )}
        <Actions>
          {consent === undefined ? (
            <Button name="what" value="give">
              {t.give}
            </Button>
          ) : (
            <Button name="what" value="stop" variant="secondary" color="danger">
              {t.stop}
            </Button>
          )}
          <ButtonLink href={root} variant="tertiary">
            {all.apply.back}
          </ButtonLink>
        </Actions>
      </form>
    </Shell>
  )
}
