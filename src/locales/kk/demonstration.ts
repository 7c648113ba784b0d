/** Texts of the demonstration in Kazakh. */
export const demonstration = {
  banner: (day: string) =>
    `Көрсетілім: мұндағы адамдар мен деректер ойдан алынған. Бүгін – ${day}.`,
  people: 'Кім болып кіру',
  outbox: 'SMS-тер',
  clock: 'Сағат',
}
