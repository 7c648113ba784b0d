/** What a parent should have at hand before the first question. */
import { texts } from '../../../locales/texts.ts'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { Heading, Lead } from '../../layout/heading.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'

export function StartPage(props: { frame: Frame }) {
  const { language } = props.frame
  const { apply } = texts(language)
  const t = apply.start
  return (
    <Shell frame={props.frame} title={apply.title}>
      <div class="kz-column kz-stack">
        <Heading>{apply.title}</Heading>
        <Lead>{t.lead}</Lead>
        <Heading level={2}>{t.need}</Heading>
        <ul>
          {t.needs.map(need => (
            <li>{need}</li>
          ))}
        </ul>
        <p>{t.free}</p>
        <Actions>
          <ButtonLink href={`/${language}/apply/child`}>{t.button}</ButtonLink>
        </Actions>
      </div>
    </Shell>
  )
}
