/** Бөлімнің күмәнді жағдайлары: неге болмайды және енді не істеуге болады, қазақша. */
import type { FlagRefusal } from '../../domain/plausibility/flag.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const flagRefusals: RefusalTextsOf<FlagRefusal> = {
  'flag/decided': () => ({
    title: 'Бұл жағдай бойынша шешім шыққан.',
    next: 'Бетті жаңартып, шешімді оқыңыз.',
  }),
}
