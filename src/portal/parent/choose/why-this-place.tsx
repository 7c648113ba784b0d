/** From a place that a round gave to the public explanation of that round: wish by wish, with whom the turn was. */
import type { Language } from '../../../base/language.ts'
import { texts } from '../../../locales/texts.ts'

export function WhyThisPlace(props: {
  language: Language
  /** Of the application. */
  number: string
  roundId: bigint
}) {
  const { language, number, roundId } = props
  return (
    <p>
      <a class="ds-link" href={`/${language}/rounds/${roundId}/why?number=${number}`}>
        {texts(language).choose.why}
      </a>
    </p>
  )
}
