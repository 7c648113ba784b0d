/** Why a letter is not sent and what can be done, in English. */
import type { LetterRefusal } from '../../domain/letters/letter.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const letterRefusals: RefusalTextsOf<LetterRefusal> = {
  'letter/nobody': () => ({
    title: 'Nobody is on the list of your territory: nobody would get the letter.',
    next: 'Look at the list of providers.',
  }),
  'letter/day-passed': () => ({
    title: 'The day for the answer has passed.',
    next: 'Choose today or a later day.',
  }),
  'letter/corrected-already': () => ({
    title: 'This letter was corrected already.',
    next: 'Open the new one and correct that if you need to.',
  }),
  'letter/not-asked': () => ({
    title: 'This letter does not ask to be taken note of.',
    next: 'If you have something to say, write an answer.',
  }),
}
