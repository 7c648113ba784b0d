/** The age of a group in words: one year of a kindergarten, from-to of a club. Pure. */
import type { Language } from '../../../base/language.ts'
import { texts } from '../../../locales/texts.ts'

export function agesOf(
  group: { readonly cohort: number; readonly cohortTo: number | null },
  language: Language,
): string {
  const { activities, publicQueue } = texts(language)
  return group.cohortTo === null
    ? publicQueue.cohort(group.cohort)
    : activities.ages(group.cohort, group.cohortTo)
}
