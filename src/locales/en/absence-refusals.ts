/** About long absences: why not, and what can be done now, in English. */
import type { AbsenceRefusal } from '../../domain/absences/absence.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const absenceRefusals: RefusalTextsOf<AbsenceRefusal> = {
  'absence/family-may-object': () => ({
    title: 'The time in which the family may answer is not over.',
    next: "Wait for the family's answer or the end of its time: no time runs before the notice has arrived.",
  }),
  'absence/decided': () => ({
    title: 'This has been decided.',
    next: 'Load the page anew: the decision and its reason are there.',
  }),
}
