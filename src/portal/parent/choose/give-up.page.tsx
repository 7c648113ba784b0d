/** Asks once more before a held place is given up, and says what stays. */
import { texts } from '../../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'

export function GiveUpPage(props: {
  frame: Frame
  number: string
  /** Of a targeted voucher, which ends with this place. */
  named: boolean
  csrfToken: string
  requestId: string
}) {
  const { language } = props.frame
  const all = texts(language)
  const t = all.choose
  const root = `/${language}/cabinet/${props.number}`
  return (
    <Shell frame={props.frame} title={t.giveUpTitle} noindex>
      <form class="kz-form kz-column kz-stack" method="post" action={`${root}/give-up`}>
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <Heading>{t.giveUpTitle}</Heading>
        <Lead>{props.named ? all.renewals.named : t.giveUpLead}</Lead>
        <Actions>
          <ButtonLink href={root}>{all.cabinet.actions.cancel}</ButtonLink>
          <Button variant="secondary" color="danger">
            {t.giveUpButton}
          </Button>
        </Actions>
      </form>
    </Shell>
  )
}
