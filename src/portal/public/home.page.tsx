/** The first page: what Kezek is, how to apply, how to find one's number, what is going on now. */
import { texts } from '../../locales/texts.ts'
import { Actions, ButtonLink } from '../layout/button.tsx'
import { Heading, Lead } from '../layout/heading.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'

export function HomePage(props: { frame: Frame }) {
  const { language } = props.frame
  const t = texts(language).home
  return (
    <Shell frame={props.frame} title={t.title}>
      <div class="kz-stack">
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        <Actions>
          <ButtonLink href={`/${language}/apply`}>{t.apply}</ButtonLink>
        </Actions>
      </div>
    </Shell>
  )
}
