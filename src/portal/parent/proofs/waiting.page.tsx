/** The journal is being sealed: nothing is lost, look again in a moment. */
import { texts } from '../../../locales/texts.ts'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { Heading, Lead } from '../../layout/heading.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'

export function WaitingPage(props: { frame: Frame; here: string; back: string }) {
  const t = texts(props.frame.language).proofs.waiting
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <div class="kz-column kz-stack">
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        <Actions>
          <ButtonLink href={props.here}>{t.again}</ButtonLink>
          <ButtonLink href={props.back} variant="secondary">
            {t.back}
          </ButtonLink>
        </Actions>
      </div>
    </Shell>
  )
}
