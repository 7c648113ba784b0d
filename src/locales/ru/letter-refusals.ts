/** Почему письмо не отправлено и что можно сделать, на русском. */
import type { LetterRefusal } from '../../domain/letters/letter.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const letterRefusals: RefusalTextsOf<LetterRefusal> = {
  'letter/nobody': () => ({
    title: 'В перечне вашей территории нет организаций: письмо никто не получит.',
    next: 'Проверьте перечень организаций.',
  }),
  'letter/day-passed': () => ({
    title: 'Срок ответа назначен на прошедший день.',
    next: 'Выберите сегодняшний или более поздний день.',
  }),
  'letter/corrected-already': () => ({
    title: 'Это письмо уже исправлено.',
    next: 'Откройте новое письмо и, если нужно, исправьте его.',
  }),
  'letter/not-asked': () => ({
    title: 'Это письмо не просит подтвердить ознакомление.',
    next: 'Если есть что сказать, напишите ответ.',
  }),
}
