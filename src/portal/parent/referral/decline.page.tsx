/** Asks once more before a referral is declined, and says what stays. */
import { texts } from '../../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'

export function DeclinePage(props: {
  frame: Frame
  number: string
  csrfToken: string
  requestId: string
}) {
  const { language } = props.frame
  const all = texts(language)
  const t = all.referrals.decline
  const root = `/${language}/cabinet/${props.number}`
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <form class="kz-form kz-column kz-stack" method="post" action={`${root}/referral/decline`}>
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        <Actions>
          <ButtonLink href={root}>{all.cabinet.actions.cancel}</ButtonLink>
          <Button variant="secondary" color="danger">
            {t.button}
          </Button>
        </Actions>
      </form>
    </Shell>
  )
}
