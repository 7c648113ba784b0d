/** Texts of the page on which a family is erased. */
import type { departmentErasure as kk } from '../kk/department-erasure.ts'

export const departmentErasure: typeof kk = {
  title: 'Erase a family',
  lead: 'On a lawful request the personal part of archived applications is erased for good. Nothing brings it back.',
  number: 'Application number',
  find: 'Find',
  numberBad: 'Enter the number as it stands on the receipt',
  goesTitle: 'What will be erased',
  goes: [
    'IIN, name and day of birth of the child (only the year stays)',
    'IIN, name, phone and sign-in of a parent who has no other child here',
    'benefit claims and uploaded documents with their files',
    'texts of SMS and what officers wrote about the family',
    'the closed part of journal records and its secret number: without it nobody opens a record, not even by trying every IIN',
    'rows in local copies of registers',
  ],
  staysTitle: 'What stays',
  stays: [
    'numbers of application and voucher, category, times',
    'accounts of money and decisions of distributions',
    'the journal: proofs of other families, and the receipt in the hands of this one, verify as before',
  ],
  backups:
    'Backups hold the data until they expire; after a restore from one the erasure is repeated.',
  applications: 'Applications to be erased',
  elsewhere:
    'The child has applications in another territory too. Until they are erased there, name and IIN of the child stay. How many: ',
  ground: 'Ground',
  grounds: {
    request: {
      label: "The parent's request",
      hint: 'Law of 21.05.2013 No 94-V on personal data and their protection, articles 8 and 12 (the articles are an assumption)',
    },
    court: { label: 'A court decision in force', hint: 'Give the number of the decision below' },
  },
  chooseGround: 'Choose the ground',
  reason: 'Number and date of the letter or decision',
  reasonHint: 'No name, no IIN, no phone: this text is never erased.',
  needReason: 'Give the number and date of the letter or decision (3 to 200 characters)',
  sure: 'Confirm',
  sureText: 'I understand that this cannot be undone',
  needSure: 'Confirm that the family is to be erased',
  erase: 'Erase for good',
  done: 'The family is erased. Only the public part of the application remains.',
  doneTitle: 'Erased',
  nameless: {
    erased: 'The family was erased',
    unclaimed: 'The queue was rebuilt; the family has not come with its receipt yet',
  },
  link: 'Erase the family',
}
