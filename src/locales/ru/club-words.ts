/** Words that only clubs have, in Russian. */
import type { clubWords as kk } from '../kk/club-words.ts'

export const clubWords: typeof kk = {
  /** From one queue's first page to the other's. */
  otherClub: 'Нужен кружок или спортивная секция?',
  goClub: 'Встать в очередь на кружок',
  otherKindergarten: 'Нужен детский сад?',
  goKindergarten: 'Встать в очередь в детский сад',
  /** Of one number's page. */
  queue: 'Какая очередь',
  direction: 'Направление',
  directions: { sport: 'спорт', creative: 'творчество', education: 'дополнительное образование' },
  ages: (from, to) => `${from}–${to} лет`,
}
