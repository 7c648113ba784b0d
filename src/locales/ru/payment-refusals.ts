/** Об актах: почему нельзя и что теперь можно сделать, по-русски. */
import type { PaymentRefusal } from '../../domain/payments/act.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const paymentRefusals: RefusalTextsOf<PaymentRefusal> = {
  'act/nothing-to-pay': () => ({
    title: 'Новых сумм для акта нет.',
    next: 'Попробуйте снова, когда родители подтвердят табель.',
  }),
  'act/already-prepared': () => ({
    title: 'Акт за этот месяц уже составлен.',
    next: 'Что подтвердят позже, войдёт в акт следующего месяца.',
  }),
  'act/month-not-over': () => ({
    title: 'Месяц ещё не закончился.',
    next: 'Составьте акт после его конца.',
  }),
  'act/not-now': () => ({
    title: 'С этим актом сейчас так сделать нельзя.',
    next: 'Обновите страницу: возможно, кто-то был раньше или сумма другая.',
  }),
  'act/own-act': () => ({
    title: 'Акт, который составили вы, утверждает другой.',
    next: 'Попросите другого сотрудника.',
  }),
}
