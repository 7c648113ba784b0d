/** A queue number in words: place, category, who stands before. Pure. */
import type { Language } from '../../../base/language.ts'
import type { Position } from '../../../domain/queue/find-position.ts'
import { texts } from '../../../locales/texts.ts'
import { formatCount } from '../../layout/format.ts'

/** Undefined when the child does not stand in the queue now. */
export function positionText(
  language: Language,
  position: Position,
): { readonly place: string; readonly ahead: string } | undefined {
  const { queueNumber, ahead } = position
  if (queueNumber === null || ahead === null) return undefined
  const t = texts(language).cabinet
  const count = (value: number) => formatCount(value, language)
  const nobody = ahead.outOfTurn + ahead.priority + ahead.general === 0
  return {
    place: t.position(count(queueNumber), position.tier, t.cohort(position.cohort)),
    ahead: nobody
      ? t.first
      : t.ahead(count(ahead.outOfTurn), count(ahead.priority), count(ahead.general)),
  }
}

/** "жалпы кезек, 3 жас тобы", with the code of the public lists. */
export function categoryText(language: Language, position: Position): string {
  const { cabinet, territories } = texts(language)
  const tier = territories.ruleTexts.words[position.tier]
  return `${tier}, ${cabinet.cohort(position.cohort)} (${position.category})`
}
