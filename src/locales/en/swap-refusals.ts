/** Why an exchange cannot go on, and what one can do now, in English. */
import type { SwapRefusal } from '../../domain/swaps/swap.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const swapRefusals: RefusalTextsOf<SwapRefusal> = {
  'swap/not-enrolled': () => ({
    title: 'Only a child with a place can exchange it.',
    next: 'Choose a place and sign the contract first.',
  }),
  'swap/group-not-suitable': () => ({
    title: 'Your child cannot exchange with this group.',
    next: "Choose a group for your child's age, not its own one, in a kindergarten on the list.",
  }),
  'swap/over': () => ({
    title: 'This exchange is over already.',
    next: 'Reload the page to see how it ended.',
  }),
  'swap/in-proposal': () => ({
    title: 'This child is in another exchange.',
    next: 'Answer that one first.',
  }),
  'swap/as-a-whole': () => ({
    title: 'An exchange happens as a whole: one child cannot move alone.',
    next: 'Wait until everybody has signed. Nothing was changed.',
  }),
  'swap/reviewed': () => ({
    title: 'Another officer has looked into it already.',
    next: 'Load the list again.',
  }),
  'swap/too-many-wishes': facts => ({
    title: `An exchange list can have ${facts.most} groups at most.`,
    next: 'Take a group off the list and try again.',
  }),
}
