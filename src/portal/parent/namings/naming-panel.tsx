/** In the cabinet: the invitations that wait for the family's answer, above everything else. Pure. */
import type { Language } from '../../../base/language.ts'
import { texts } from '../../../locales/texts.ts'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { DeadlineText } from '../../layout/deadline-text.tsx'
import { Heading } from '../../layout/heading.tsx'
import type { OpenNaming } from './load-namings.ts'

export function NamingPanel(props: { language: Language; namings: readonly OpenNaming[] }) {
  const { language } = props
  const t = texts(language).namings.family
  return (
    <>
      {props.namings.map(naming => (
        <section class="kz-wish kz-wish-strong">
          <Heading level={2}>
            {naming.childName}: {t.panel}
          </Heading>
          <p>{t.panelText(language === 'ru' ? naming.nameRu : naming.nameKk, naming.group)}</p>
          {naming.deadline === undefined ? null : (
            <p>
              <DeadlineText language={language} {...naming.deadline} />
            </p>
          )}
          <Actions>
            <ButtonLink href={`/${language}/cabinet/namings/${naming.number}`}>{t.open}</ButtonLink>
          </Actions>
        </section>
      ))}
    </>
  )
}
