/** Хат неге жіберілмейді және енді не істеуге болады, қазақша. */
import type { LetterRefusal } from '../../domain/letters/letter.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const letterRefusals: RefusalTextsOf<LetterRefusal> = {
  'letter/nobody': () => ({
    title: 'Аумағыңыздағы тізбеде ұйым жоқ, хатты алатын ешкім жоқ.',
    next: 'Ұйымдар тізбесін тексеріңіз.',
  }),
  'letter/day-passed': () => ({
    title: 'Жауап мерзімі өтіп кеткен күнге қойылған.',
    next: 'Бүгінді немесе кейінгі күнді таңдаңыз.',
  }),
  'letter/corrected-already': () => ({
    title: 'Бұл хат түзетіліп қойған.',
    next: 'Жаңа хатты ашып, керек болса, соны түзетіңіз.',
  }),
  'letter/not-asked': () => ({
    title: 'Бұл хат танысқанды растауды сұрамайды.',
    next: 'Айтарыңыз болса, жауап жазыңыз.',
  }),
}
