/** Switches between the queues that a post covers; nothing where it covers one. */

import type { Language } from '../../base/language.ts'
import { texts } from '../../locales/texts.ts'

export function TerritoryChoice(props: {
  language: Language
  path: string
  current: string
  choices: readonly { readonly code: string; readonly name: string }[]
}) {
  if (props.choices.length < 2) return null
  const t = texts(props.language).department
  return (
    <nav aria-label={t.chooseTerritory} class="kz-small">
      {t.otherTerritory}:{' '}
      {props.choices
        .filter(({ code }) => code !== props.current)
        .map(({ code, name }) => (
          <>
            <a class="ds-link" href={`/${props.language}${props.path}?territory=${code}`}>
              {name}
            </a>{' '}
          </>
        ))}
    </nav>
  )
}
