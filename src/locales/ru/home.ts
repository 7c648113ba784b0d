/** Texts of the first page in Russian. */
import type { home as kk } from '../kk/home.ts'

export const home: typeof kk = {
  title: 'Очередь в детский сад, открытая для всех',
  lead: 'Заявление – за пять минут, по двум ИИН. И очередь, и выдачу ваучеров может проверить каждый.',
  apply: 'Подать заявление',
}
