/** What is said of clubs in the journey of applying, in English. */
import type { applyClub as kk } from '../kk/apply-club.ts'

export const applyClub: typeof kk = {
  title: 'Join the queue for clubs and sections',
  lead: 'You apply from home in about five minutes. When it is your turn you get a voucher and choose a club yourself.',
  needs: [
    "your child's IIN and your own IIN (the child is 4 to 17 years old)",
    'your phone at hand: a code comes by SMS',
    'if you have a benefit, a photo or PDF of the document (you can add it later)',
  ],
  group: {
    label: 'Does the child have special needs?',
    hint: 'Answer yes if there is a conclusion of the psychological, medical and pedagogical consultation: the club is paid more. You may choose any club.',
    general: 'No',
    special: 'Yes, there is a conclusion',
  },
  /** The question above in the list of answers. */
  kind: 'Special needs',
  obstacleTitle: 'You cannot join the queue for clubs now',
  alreadyTitle: 'This child is in the queue for clubs already',
  steps: [
    'Whenever there is money, the system offers vouchers in queue order.',
    'When it is your turn you get an SMS. Confirm the voucher in time and choose a club or section.',
    'If you change clubs later you need not queue again: the voucher stays with the child.',
  ],
  /** From one queue's first page to the other's. */
  otherClub: 'Do you need a club or a sports section?',
  goClub: 'Join the queue for clubs',
  otherKindergarten: 'Do you need a kindergarten?',
  goKindergarten: 'Join the kindergarten queue',
}
