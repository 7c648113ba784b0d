/** The two pages of a parent's sign-in: number, then the code from the SMS. */
import { texts } from '../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../layout/button.tsx'
import { ErrorSummary } from '../layout/error-summary.tsx'
import { type Form, isMistaken } from '../layout/form.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { TextField } from '../layout/text-field.tsx'

type SignInProps = { frame: Frame; form: Form; csrfToken: string; then: string }

export function SignInPage(props: SignInProps) {
  const { language } = props.frame
  const t = texts(language).identity.signIn
  return (
    <Shell frame={props.frame} title={t.title} mistaken={isMistaken(props.form)} noindex>
      <div class="kz-column kz-stack">
        <ErrorSummary form={props.form} />
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        <form class="kz-form" method="post" action={`/${language}/sign-in`} novalidate>
          <HiddenFields csrfToken={props.csrfToken} />
          <input type="hidden" name="then" value={props.then} />
          <TextField
            form={props.form}
            name="iin"
            label={t.iin}
            hint={t.iinHint}
            kind="digits"
            width="medium"
          />
          <Actions>
            <Button>{t.sendCode}</Button>
          </Actions>
        </form>
        <p>
          {t.noApplication} <a href={`/${language}/apply`}>{t.applyInstead}</a>
        </p>
        <p>
          {texts(language).introduce.firstTime}{' '}
          <a href={`/${language}/introduce`}>{texts(language).introduce.link}</a>
        </p>
        <p class="kz-quiet">
          <a href={`/${language}/staff/sign-in`}>{t.staff}</a>
        </p>
      </div>
    </Shell>
  )
}

type CodeProps = { frame: Frame; form: Form; csrfToken: string; demoOutboxHref: string | undefined }

export function CodePage(props: CodeProps) {
  const { language } = props.frame
  const t = texts(language).identity.code
  return (
    <Shell frame={props.frame} title={t.title} mistaken={isMistaken(props.form)} noindex>
      <div class="kz-column kz-stack">
        <ErrorSummary form={props.form} />
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        <form class="kz-form" method="post" action={`/${language}/sign-in/code`} novalidate>
          <HiddenFields csrfToken={props.csrfToken} />
          <TextField
            form={props.form}
            name="code"
            label={t.code}
            hint={t.codeHint}
            kind="digits"
            width="short"
            autocomplete="one-time-code"
          />
          <Actions>
            <Button>{t.enter}</Button>
          </Actions>
        </form>
        {props.demoOutboxHref === undefined ? null : (
          <p>
            <a href={props.demoOutboxHref}>{t.demoOutbox}</a>
          </p>
        )}
        <Heading level={2}>{t.noSms}</Heading>
        <p>{t.noSmsText}</p>
        <form method="post" action={`/${language}/sign-in/again`}>
          <HiddenFields csrfToken={props.csrfToken} />
          <Actions>
            <Button variant="secondary">{t.sendAgain}</Button>
            <ButtonLink href={`/${language}/sign-in`} variant="tertiary">
              {t.otherNumber}
            </ButtonLink>
          </Actions>
        </form>
      </div>
    </Shell>
  )
}
