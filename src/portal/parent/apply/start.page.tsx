/** What a parent should have at hand before the first question. */
import type { Programme } from '../../../domain/territories/rollout.ts'
import { texts, textsOf } from '../../../locales/texts.ts'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { Heading, Lead } from '../../layout/heading.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'

export function StartPage(props: { frame: Frame; programme: Programme }) {
  const { programme } = props
  const { language } = props.frame
  const { clubWords } = texts(language)
  const apply = textsOf(language, programme).apply
  const t = apply.start
  const isClub = programme === 'club'
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
          <ButtonLink href={`/${language}/apply/child?programme=${programme}`}>
            {t.button}
          </ButtonLink>
        </Actions>
        <p>
          {isClub ? clubWords.otherKindergarten : clubWords.otherClub}{' '}
          <a class="ds-link" href={`/${language}/apply${isClub ? '' : '?programme=club'}`}>
            {isClub ? clubWords.goKindergarten : clubWords.goClub}
          </a>
        </p>
      </div>
    </Shell>
  )
}
