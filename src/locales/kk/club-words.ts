/** Words that only clubs have, in Kazakh; this file is the type of the other two. */
export const clubWords = {
  /** From one queue's first page to the other's. */
  otherClub: 'Балаңызға үйірме немесе спорт секциясы керек пе?',
  goClub: 'Үйірме кезегіне тұру',
  otherKindergarten: 'Балаңызға балабақша керек пе?',
  goKindergarten: 'Балабақша кезегіне тұру',
  /** Of one number's page. */
  queue: 'Қай кезек',
  direction: 'Бағыты',
  directions: {
    sport: 'спорттық',
    creative: 'шығармашылық',
    education: 'қосымша білім',
  } as Readonly<Record<string, string>>,
  ages: (from: string, to: string) => `${from}–${to} жас`,
}
