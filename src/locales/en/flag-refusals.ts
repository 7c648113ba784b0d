/** The department's doubts: why something cannot be done and what can be, in English. */
import type { FlagRefusal } from '../../domain/plausibility/flag.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const flagRefusals: RefusalTextsOf<FlagRefusal> = {
  'flag/decided': () => ({
    title: 'This has been decided already.',
    next: 'Load the page again and read the decision.',
  }),
}
