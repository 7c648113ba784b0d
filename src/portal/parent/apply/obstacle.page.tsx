/** Not possible now: why, and what can be done; a page like any other, not an error. */
import type { Programme } from '../../../domain/territories/rollout.ts'
import type { RefusalCode } from '../../../locales/refusal-code.ts'
import { texts, textsOf } from '../../../locales/texts.ts'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { Heading, Lead } from '../../layout/heading.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'

export function ObstaclePage(props: { frame: Frame; code: RefusalCode; programme: Programme }) {
  const { language } = props.frame
  if (props.code === 'application/already-active') return <AlreadyPage {...props} />
  const { refusals } = texts(language)
  const apply = textsOf(language, props.programme).apply
  const words = refusals[props.code]({})
  return (
    <Shell frame={props.frame} title={apply.obstacle.title} noindex>
      <div class="kz-column kz-stack">
        <Heading>{apply.obstacle.title}</Heading>
        <Lead>{words.title}</Lead>
        <p>{words.next}</p>
        <Actions>
          <ButtonLink href={`/${language}/apply/child`}>{apply.obstacle.change}</ButtonLink>
        </Actions>
      </div>
    </Shell>
  )
}

function AlreadyPage(props: { frame: Frame; programme: Programme }) {
  const { language } = props.frame
  const t = textsOf(language, props.programme).apply.obstacle
  return (
    <Shell frame={props.frame} title={t.already.title} noindex>
      <div class="kz-column kz-stack">
        <Heading>{t.already.title}</Heading>
        <Lead>{t.already.lead}</Lead>
        <ul>
          {t.already.next.map(step => (
            <li>{step}</li>
          ))}
        </ul>
        <Actions>
          <ButtonLink href={`/${language}/cabinet`}>{t.already.cabinet}</ButtonLink>
          <ButtonLink href={`/${language}/apply/child`} variant="secondary">
            {t.change}
          </ButtonLink>
        </Actions>
      </div>
    </Shell>
  )
}
