/** Актілер туралы: неге болмайды және енді не істеуге болады, қазақша. */
import type { PaymentRefusal } from '../../domain/payments/act.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const paymentRefusals: RefusalTextsOf<PaymentRefusal> = {
  'act/nothing-to-pay': () => ({
    title: 'Актіге енетін жаңа сома жоқ.',
    next: 'Ата-аналар табельді растағаннан кейін қайта көріңіз.',
  }),
  'act/already-prepared': () => ({
    title: 'Бұл айдың актісі жасалған.',
    next: 'Кейін расталғандар келесі айдың актісіне кіреді.',
  }),
  'act/month-not-over': () => ({
    title: 'Ай әлі аяқталған жоқ.',
    next: 'Актіні ай аяқталғаннан кейін жасаңыз.',
  }),
}
