/** Сомнительные случаи отдела: почему нельзя и что можно сделать, по-русски. */
import type { FlagRefusal } from '../../domain/plausibility/flag.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const flagRefusals: RefusalTextsOf<FlagRefusal> = {
  'flag/decided': () => ({
    title: 'По этому случаю решение уже принято.',
    next: 'Обновите страницу и прочитайте решение.',
  }),
}
