/** In the cabinet: kindergartens that the family may rate, what became of its words. Pure. */
import type { Language } from '../../../base/language.ts'
import type { OwnRateable } from '../../../domain/ratings/find-ratings.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import { textsOf } from '../../../locales/texts.ts'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { Heading } from '../../layout/heading.tsx'
import { nameIn } from '../../public/providers/provider-name.ts'

export function RatingPanel(props: {
  rateable: readonly OwnRateable[]
  number: string
  language: Language
  programme: Programme
}) {
  const { rateable, language, programme } = props
  const t = textsOf(language, programme).ratings.family
  if (rateable.length === 0) return null
  return (
    <>
      <Heading level={3}>{t.title}</Heading>
      <ul class="kz-wishes">
        {rateable.map(one => {
          const name = nameIn(one, language)
          return (
            <li class={one.given?.hidden ? 'kz-wish kz-wish-strong' : 'kz-wish'}>
              <p>{one.given === null ? t.invite(name) : t.given(name)}</p>
              <Outcome given={one.given} language={language} programme={programme} />
              <Actions>
                <ButtonLink
                  href={`/${language}/cabinet/${props.number}/rate/${one.bin}`}
                  variant="secondary"
                >
                  {one.given === null ? t.rate : t.change}
                  <span class="ds-sr-only">: {name}</span>
                </ButtonLink>
              </Actions>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Outcome({
  given,
  language,
  programme,
}: {
  given: OwnRateable['given']
  language: Language
  programme: Programme
}) {
  const t = textsOf(language, programme).ratings
  if (given === null) return null
  const { hidden, answer } = given
  if (hidden === null) return answer === null ? null : <p>{t.family.answer(answer)}</p>
  return (
    <>
      <p>
        <strong>{t.family.hidden(t.reasons[hidden.reason])}</strong>
      </p>
      {hidden.words === null ? null : <p>{t.family.departmentWords(hidden.words)}</p>}
      <p>{t.family.hiddenNext}</p>
    </>
  )
}
