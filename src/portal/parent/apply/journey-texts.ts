/** The words of applying: those of kindergartens, with what is said otherwise of clubs. */
import type { Language } from '../../../base/language.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import { type Texts, texts } from '../../../locales/texts.ts'

export function journeyTexts(language: Language, programme: Programme): Texts['apply'] {
  const { apply, applyClub: club } = texts(language)
  if (programme === 'preschool') return apply
  const { obstacle } = apply
  return {
    ...apply,
    title: club.title,
    start: { ...apply.start, lead: club.lead, needs: club.needs },
    group: club.group,
    check: { ...apply.check, group: club.kind },
    obstacle: {
      ...obstacle,
      title: club.obstacleTitle,
      already: { ...obstacle.already, title: club.alreadyTitle },
    },
    done: { ...apply.done, steps: club.steps },
  }
}
