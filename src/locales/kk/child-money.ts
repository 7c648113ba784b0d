/** Отбасыға: мемлекет балаға қай ай үшін қанша төледі. */

export const childMoney = {
  title: 'Мемлекет төлеген ақша',
  lead: 'Бұл ақшаны сіз төлемейсіз: мемлекет балабақшаға сіз растаған күндер үшін төлейді.',
  year: (year: string) => `${year} жыл`,
  yearTotal: (sum: string, paid: string) =>
    `Жыл басынан есептелгені ${sum}, оның төленгені ${paid}.`,
  month: 'Ай',
  sum: 'Сомасы',
  state: 'Жай-күйі',
  states: { counted: 'есептелді', approved: 'бекітілді', paid: 'төленді' },
  monthTitle: 'Осы ай үшін мемлекет төлемі',
  formula: (parts: string, working: string, sum: string) =>
    `${parts} ÷ айдағы ${working} жұмыс күні = ${sum}`,
  part: (norm: string, days: string) => `айлық норматив ${norm} × төленетін ${days} күн`,
  paidOn: (day: string) => `Банк төледі: ${day}.`,
  rule: 'Қай ереже бойынша есептелді',
  notYet: 'Сома әлі есептелген жоқ: акт жасалған соң осында шығады.',
}
