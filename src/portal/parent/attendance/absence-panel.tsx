/** In the cabinet of a child that is away for long: what was seen, and the way to be heard before anything is decided. */
import type { Language } from '../../../base/language.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import { textsOf } from '../../../locales/texts.ts'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { formatDate } from '../../layout/format.ts'
import { Heading } from '../../layout/heading.tsx'

export function AbsencePanel(props: {
  language: Language
  programme: Programme
  number: string
  since: Temporal.PlainDate
  /** What the family said already. */
  said: string | null
}) {
  const { language, programme, number, since, said } = props
  const t = textsOf(language, programme).absences
  const root = `/${language}/cabinet/${number}`
  return (
    <section class="kz-wish kz-wish-strong">
      <Heading level={3}>{t.panel}</Heading>
      <p>{t.panelText(formatDate(since, language))}</p>
      {said === null ? (
        <p>{t.panelDocument}</p>
      ) : (
        <p>
          {t.yours}: {said}
        </p>
      )}
      <Actions>
        <ButtonLink href={`${root}/long-absence`} variant={said === null ? 'primary' : 'secondary'}>
          {t.say}
        </ButtonLink>
        <ButtonLink href={`${root}/absence`} variant="secondary">
          {t.addPaper}
        </ButtonLink>
      </Actions>
    </section>
  )
}
