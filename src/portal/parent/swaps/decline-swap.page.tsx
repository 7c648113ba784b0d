/** Asks once more before an exchange is declined, and says what stays. */
import { texts } from '../../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'

export function DeclineSwapPage(props: {
  frame: Frame
  number: string
  csrfToken: string
  requestId: string
}) {
  const { language } = props.frame
  const all = texts(language)
  const t = all.swaps
  const root = `/${language}/cabinet/${props.number}`
  return (
    <Shell frame={props.frame} title={t.declineTitle} noindex>
      <form class="kz-form kz-column kz-stack" method="post" action={`${root}/exchange/decline`}>
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <Heading>{t.declineTitle}</Heading>
        <Lead>{t.declineLead}</Lead>
        <Actions>
          <ButtonLink href={`${root}/exchange`}>{all.cabinet.actions.cancel}</ButtonLink>
          <Button variant="secondary" color="danger">
            {t.declineButton}
          </Button>
        </Actions>
      </form>
    </Shell>
  )
}
