/** Texts of a child's wallet in Kazakh: its kindergarten and its clubs together; this file is the type of the other two. */
export const wallet = {
  title: (child: string) => `${child}: барлығы бір жерде`,
  lead: 'Мемлекет бір бала үшін бір мезгілде бір балабақшаға және бір үйірмеге ғана төлейді.',
  programmes: { preschool: 'Балабақша', club: 'Үйірме' },
  forms: { targeted: 'мақсатты ваучер', universal: 'әмбебап ваучер' },
  whole: 'Барлығы',
  path: 'Не болды және енді не болады',
  earlier: (count: string) => `Бұрынғы оқиғалар: ${count}`,
}
