/** Where to look in the demonstration, in English. */
import type { demonstrationLooks as kk } from '../kk/demonstration-looks.ts'

export const demonstrationLooks: typeof kk = {
  title: 'Where to look',
  lead: 'Three months are over, the fourth is running. A button signs in as that person and opens the page.',
  open: 'Open',
  looks: {
    'month-to-answer': 'A parent has not answered for a month: confirm the sheet or dispute a day',
    'day-disputed': 'A parent disagrees with one day: only the money of that day is held',
    'month-settled': 'Paid months: how a child’s money was computed, to the tenge',
    'child-away': 'A child has been away for over a month: the family may say why',
    marks: 'The daily marks of a kindergarten and its monthly sheet',
    'act-to-sign': 'An act that the head has not signed yet',
    'money-came-back':
      'The bank returned the money: the account was closed, a new one waits for approval',
    'money-missed': 'The bank says that it paid, the kindergarten sees no money',
    months: 'The close of months: what is late, and with whom',
    disputes: 'Disputed days and silent parents: the department decides',
    flags:
      'Implausible marks: children on paper only, marks of one second, a tablet that answers for all',
    absences: 'Children who are away for long',
    ratings: 'What parents say: one text is hidden, one is answered',
    accounts: 'Accounts of kindergartens: one waits for a second person',
    'batch-to-release': 'A batch for the bank: another operator than its maker releases it',
    budget: 'The budget: what is reserved, paid, given back',
  },
}
