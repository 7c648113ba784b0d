/** The two pages of staff: making a passkey from an invitation, and signing in with it. */
import type { ComponentChildren } from 'preact'
import { texts } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { Heading, Lead } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'

type PasskeyProps = {
  frame: Frame
  csrfToken: string
  /** Options for the browser, as JSON text. */
  options: string
  note: string
}

type FormProps = PasskeyProps & {
  action: string
  kind: 'create' | 'get'
  button: string
  then?: string
}

/** The island fills `response` and sends the form; without script there are no passkeys, and it is said. */
function PasskeyForm(props: FormProps) {
  const { language } = props.frame
  const t = texts(language).staffIdentity
  return (
    <>
      <noscript>
        <Notice language={language} kind="warning">
          <p>{t.needsScript}</p>
        </Notice>
      </noscript>
      <form
        method="post"
        action={props.action}
        data-passkey={props.kind}
        data-options={props.options}
        data-unable={t.unable}
      >
        <HiddenFields csrfToken={props.csrfToken} />
        <input type="hidden" name="note" value={props.note} />
        <input type="hidden" name="response" value="" />
        {props.then === undefined ? null : <input type="hidden" name="then" value={props.then} />}
        <p class="ds-validation-message" role="alert" data-passkey-message="" hidden />
        <Actions>
          <Button>{props.button}</Button>
        </Actions>
      </form>
    </>
  )
}

function Column(props: { frame: Frame; title: string; children: ComponentChildren }) {
  return (
    <Shell frame={props.frame} title={props.title} noindex>
      <div class="kz-column kz-stack">
        <Heading>{props.title}</Heading>
        {props.children}
      </div>
    </Shell>
  )
}

export function StaffSignInPage(
  props: PasskeyProps & { then: string; demoHref: string | undefined },
) {
  const { language } = props.frame
  const t = texts(language).staffIdentity
  return (
    <Column frame={props.frame} title={t.signInTitle}>
      <Lead>{t.signInLead}</Lead>
      <PasskeyForm {...props} kind="get" action={`/${language}/staff/sign-in`} button={t.signIn} />
      {props.demoHref === undefined ? null : (
        <p>
          <a class="ds-link" href={props.demoHref}>
            {t.demo}
          </a>
        </p>
      )}
      <p class="kz-quiet">{t.noPasskey}</p>
    </Column>
  )
}

export function InvitationPage(props: PasskeyProps & { token: string; name: string }) {
  const { language } = props.frame
  const t = texts(language).staffIdentity
  return (
    <Column frame={props.frame} title={t.invitationTitle(props.name)}>
      <Lead>{t.invitationLead}</Lead>
      <p>{t.invitationText}</p>
      <PasskeyForm
        {...props}
        kind="create"
        action={`/${language}/staff/invitation/${props.token}`}
        button={t.create}
      />
    </Column>
  )
}
