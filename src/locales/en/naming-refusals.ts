/** Why a child cannot be named or a proposal not accepted, and what can be done, in English. */
import type { NamingRefusal } from '../../domain/namings/naming.ts'
import type { PersonRefusal } from '../../domain/people/person.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const namingRefusals: RefusalTextsOf<NamingRefusal | PersonRefusal> = {
  'person/phone-of-others': () => ({
    title: 'This phone belongs to several families already.',
    next: 'Give a phone of your own: messages will go to it.',
  }),
  'naming/not-this-club': () => ({
    title: 'Targeted vouchers are for school and state clubs only.',
    next: 'Families enrol in other clubs themselves, with a universal voucher.',
  }),
  'naming/over': () => ({
    title: 'This invitation is closed already.',
    next: 'Reload the page to see how it ended.',
  }),
  'naming/deadline-passed': () => ({
    title: 'The time to answer has passed.',
    next: 'Ask the club to invite the child again. Your child has lost nothing.',
  }),
  'naming/no-place': () => ({
    title: 'The group has no free place left.',
    next: 'Talk to the club: when a place is free it can invite the child again.',
  }),
  'naming/has-targeted': () => ({
    title: 'Your child has a targeted voucher already.',
    next: 'A child has one targeted voucher. To change, end the contract with the present club first.',
  }),
  'naming/has-universal': () => ({
    title: 'Your child has a universal voucher and needs no targeted one.',
    next: 'One child goes to one club with one voucher. If you want it otherwise, write to the education department.',
  }),
  'naming/no-money': () => ({
    title: 'There is not enough money in the budget for a targeted voucher.',
    next: 'Nothing has changed, the invitation is open. Try again when money is allotted, or write to the education department.',
  }),
  'naming/no-norm': () => ({
    title: 'No norm is set for children of this age.',
    next: 'The invitation is open. Ask the education department.',
  }),
  'naming/age': () => ({
    title: 'The age of the child does not fit this group.',
    next: 'Ask the club to invite the child to another group.',
  }),
}
