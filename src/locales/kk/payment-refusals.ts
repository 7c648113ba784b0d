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
  'act/not-now': () => ({
    title: 'Бұл актімен қазір мұны істеуге болмайды.',
    next: 'Бетті жаңартыңыз: біреу бұрын қарап қойған шығар, не сомасы өзгерген.',
  }),
  'act/own-act': () => ({
    title: 'Өзіңіз жасаған актіні бекіте алмайсыз.',
    next: 'Оны басқа қызметкер бекітеді.',
  }),
}
