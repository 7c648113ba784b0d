/** Семье: сколько государство заплатило за ребёнка и за какой месяц. */
import type { childMoney as kk } from '../kk/child-money.ts'

export const childMoney: typeof kk = {
  title: 'Что заплатило государство',
  lead: 'Эти деньги платите не вы: государство платит детскому саду за дни, которые вы подтвердили.',
  year: (year: string) => `${year} год`,
  yearTotal: (sum: string, paid: string) =>
    `С начала года начислено ${sum}, из них выплачено ${paid}.`,
  month: 'Месяц',
  sum: 'Сумма',
  state: 'Состояние',
  states: { counted: 'начислено', approved: 'утверждено', paid: 'выплачено' },
  monthTitle: 'Оплата от государства за этот месяц',
  formula: (parts: string, working: string, sum: string) =>
    `${parts} ÷ ${working} рабочих дней месяца = ${sum}`,
  part: (norm: string, days: string) => `норматив за месяц ${norm} × ${days} оплачиваемых дней`,
  paidOn: (day: string) => `Банк выплатил: ${day}.`,
  rule: 'По какому правилу посчитано',
  notYet: 'Сумма ещё не посчитана: она появится здесь, когда будет составлен акт.',
}
