/** О долгом отсутствии: почему нельзя и что делать, по-русски. */
import type { AbsenceRefusal } from '../../domain/absences/absence.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const absenceRefusals: RefusalTextsOf<AbsenceRefusal> = {
  'absence/family-may-object': () => ({
    title: 'Срок, в который семья может ответить, ещё не прошёл.',
    next: 'Дождитесь ответа семьи или конца срока: пока уведомление не доставлено, срок не идёт.',
  }),
  'absence/decided': () => ({
    title: 'Решение уже принято.',
    next: 'Обновите страницу: там решение и его обоснование.',
  }),
}
