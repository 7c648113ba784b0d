/** Asks once more before something that cannot be taken back, and says what it means. */
import { textsOf } from '../../../locales/texts.ts'
import { Actions, Button, ButtonLink } from '../../layout/button.tsx'
import { Heading, Lead } from '../../layout/heading.tsx'
import { HiddenFields } from '../../layout/hidden-fields.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'

export function DecidePage(props: {
  frame: Frame
  decision: 'refuse' | 'withdraw'
  number: string
  csrfToken: string
  requestId: string
}) {
  const { language, programme } = props.frame
  const { cabinet } = textsOf(language, programme)
  const t = cabinet[props.decision]
  const root = `/${language}/cabinet/${props.number}`
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <form class="kz-form kz-column kz-stack" method="post" action={`${root}/${props.decision}`}>
        <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        <p>{t.more}</p>
        <p>
          {cabinet.number}: <span class="kz-number">{props.number}</span>
        </p>
        <Actions>
          <ButtonLink href={root}>{cabinet.actions.cancel}</ButtonLink>
          <Button variant="secondary" color="danger">
            {t.button}
          </Button>
        </Actions>
      </form>
    </Shell>
  )
}
