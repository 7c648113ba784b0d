/** Texts about a child that acts itself in Kazakh: from the age of the rules, with a parent's consent, for clubs; this file is the type of the other two. */
export const ownAction = {
  link: 'Үйірмені бала өзі таңдасын',
  title: 'Үйірмені бала өзі таңдасын',
  lead: (age: string) =>
    `${age} жастан бастап бала сіздің келісіміңізбен ваучерді растап, үйірме таңдай алады.`,
  staysYours:
    'Шартқа сіз қол қоясыз, сабақтарды да сіз растайсыз. Ваучерден бас тарту да тек сіздің қолыңызда.',
  phone: 'Баланың ұялы телефоны',
  hint: 'Бала өз ЖСН-імен кіреді, код осы нөмірге келеді.',
  give: 'Рұқсат беру',
  since: (day: string) => `Рұқсат берілген күн: ${day}`,
  phoneNow: (phone: string) => `Баланың телефоны: ${phone}`,
  stop: 'Рұқсатты тоқтату',
  itself:
    'Сіз ата-анаңыздың келісімімен әрекет етесіз: үйірмені өзіңіз таңдайсыз, шартқа ата-анаңыз қол қояды.',
}
