/** In the cabinet of a child in a club: lessons that wait to be confirmed. Pure. */
import type { Language } from '../../../base/language.ts'
import { textsOf } from '../../../locales/texts.ts'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { formatCount } from '../../layout/format.ts'
import { Heading } from '../../layout/heading.tsx'

export function LessonsPanel(props: {
  language: Language
  root: string
  /** Undefined where no lesson is to be seen. */
  waiting: number | undefined
}) {
  const { language, waiting } = props
  const t = textsOf(language, 'club').lessonAnswers
  if (waiting === undefined) return null
  const href = `${props.root}/lessons`
  if (waiting === 0) {
    return (
      <p>
        <a class="ds-link" href={href}>
          {t.all}
        </a>
      </p>
    )
  }
  return (
    <section class="kz-wish kz-wish-strong">
      <Heading level={3}>{t.panel(formatCount(waiting, language))}</Heading>
      <p>{t.panelText}</p>
      <Actions>
        <ButtonLink href={href}>{t.look}</ButtonLink>
      </Actions>
    </section>
  )
}
