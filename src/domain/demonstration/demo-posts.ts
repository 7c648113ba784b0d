/** The posts of the demonstration; each is named after what it does, not after a person. */
import type { DemoPost } from './demonstration-queries.ts'

export const DEMO_POSTS: readonly DemoPost[] = [
  { name: 'Тараз қалалық білім бөлімінің маманы', role: 'officer', territory: 'taraz' },
  { name: 'Тараз қалалық білім бөлімінің басшысы', role: 'head', territory: 'taraz' },
  { name: 'Байзақ ауданы білім бөлімінің маманы', role: 'officer', territory: 'baizak' },
  { name: 'Жамбыл облысының білім басқармасы', role: 'region', territory: 'zhambyl' },
  { name: 'Кеңес беру орталығының маманы', role: 'consultant', territory: 'zhambyl' },
  { name: 'Төлем операторының маманы', role: 'operator', territory: 'zhambyl' },
  { name: 'Аудитор', role: 'auditor', territory: 'kz' },
  { name: 'Министрлік маманы', role: 'ministry', territory: 'kz' },
  { name: 'Жүйе әкімшісі', role: 'administrator', territory: 'kz' },
  { name: 'Төлем операторының бас маманы', role: 'operator', territory: 'zhambyl' },
]
