/** For the family: what the state paid for the child, month by month. */
import type { childMoney as kk } from '../kk/child-money.ts'

export const childMoney: typeof kk = {
  title: 'What the state paid',
  lead: 'You do not pay this money: the state pays the kindergarten for the days that you confirmed.',
  year: (year: string) => `Year ${year}`,
  yearTotal: (sum: string, paid: string) =>
    `Counted since January: ${sum}, of which paid: ${paid}.`,
  month: 'Month',
  sum: 'Sum',
  state: 'State',
  states: { counted: 'counted', approved: 'approved', paid: 'paid' },
  monthTitle: 'The payment of the state for this month',
  formula: (parts: string, working: string, sum: string) =>
    `${parts} ÷ ${working} working days of the month = ${sum}`,
  part: (norm: string, days: string) => `norm of a month ${norm} × ${days} payable days`,
  paidOn: (day: string) => `The bank paid it: ${day}.`,
  rule: 'The rule by which it is computed',
  notYet: 'Not counted yet: it appears here once the act is prepared.',
}
