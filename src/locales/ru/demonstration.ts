/** Texts of the demonstration in Russian. */
import type { demonstration as kk } from '../kk/demonstration.ts'

export const demonstration: typeof kk = {
  banner: day => `Демонстрация: люди и данные вымышлены. Сегодня ${day}.`,
  people: 'За кого войти',
  outbox: 'SMS',
  clock: 'Часы',
}
