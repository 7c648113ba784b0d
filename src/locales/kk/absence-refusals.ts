/** Ұзақ келмеу туралы: неге болмады, енді не істеуге болады, қазақша. */
import type { AbsenceRefusal } from '../../domain/absences/absence.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const absenceRefusals: RefusalTextsOf<AbsenceRefusal> = {
  'absence/family-may-object': () => ({
    title: 'Отбасыны тыңдау мерзімі әлі өткен жоқ.',
    next: 'Отбасы жауап бергенше немесе мерзімі өткенше күтіңіз: хабар жетпесе, мерзім жүрмейді.',
  }),
  'absence/decided': () => ({
    title: 'Бұл туралы шешім қабылданып қойған.',
    next: 'Бетті жаңартыңыз: шешім мен негіздеме сонда.',
  }),
}
