/** Отбасылардың өтініштері мен орын бөлу: бөлім мен ата-ананың мәтіндері. */
import type { CaseKind, CaseOutcome } from '../../domain/cases/family-case.ts'

export const cases = {
  title: 'Отбасылардың өтініштері',
  lead: 'Мерзімі жақыны – жоғарыда. «Бұл орынды біз таңдаған жоқпыз» деген хабарға бірінші жауап беріңіз: ол бойынша ақша төленбей тұр.',
  empty: 'Жауап күтіп тұрған өтініш жоқ',
  emptyText: 'Отбасы жүгінгенде, өтініші осы тізімде көрінеді.',
  number: '№',
  what: 'Не туралы',
  application: 'Өтініш',
  opened: 'Келген күні',
  due: 'Жауап беретін соңғы күн',
  kinds: {
    'not-my-child': 'Бұл орынды біз таңдаған жоқпыз',
    'provider-refusal': 'Балабақша қабылдамады',
    'stop-list': 'Тоқтату парағына келіспейді',
    complaint: 'Басқа шағым',
  } satisfies Record<CaseKind, string>,
  one: (number: string) => `№ ${number} өтініш`,
  words: 'Отбасының сөзі',
  noWords: 'Сөз жазылмаған.',
  outcome: 'Шешім',
  outcomes: {
    upheld: 'Қанағаттандыру',
    dismissed: 'Қанағаттандырмау',
  } satisfies Record<CaseOutcome, string>,
  upheldNote: 'Қанағаттандырылса, шарт аяқталады, ваучер ақшасымен отбасына қайтады.',
  answer: 'Отбасыға жауап',
  answerHint: 'Отбасы осы сөздерді кабинетінде оқиды. Заң бабын атаңыз.',
  send: 'Жауап беру',
  saved: 'Жауап жіберілді',
  mistakes: {
    outcome: 'Шешімді таңдаңыз.',
    answer: 'Жауап жазыңыз: 2000 әріпке дейін.',
  },
  answered: 'Жауап берілген',
  yourCases: 'Бөлімге жазған өтініштеріңіз',
  yourState: {
    open: 'қаралып жатыр',
    upheld: 'қанағаттандырылды',
    dismissed: 'қанағаттандырылмады',
  },
  answerBy: (day: string) => `Жауап ${day} дейін беріледі.`,
  ask: 'Білім бөліміне жазу',
  askLead:
    'Не болғанын қысқаша жазыңыз. Бөлім заңда белгіленген мерзімде жауап береді, жауабын SMS арқылы білесіз.',
  askWords: 'Не болды?',
  askSend: 'Жіберу',
  places: 'Орын бөлу',
  placesLead:
    'Айналым күн сайын өзі өтеді. Қажет болса, қазір өткізуге болады: сол ереже, сол кезек.',
  holdNow: 'Айналымды қазір өткізу',
  held: (number: number, placed: string) => `${number}-айналым өтті: ${placed} бала орын алды.`,
  lastRounds: 'Соңғы айналымдар',
  prolong: 'Шарттарды ұзарту',
  prolongLead: (day: string, count: string) =>
    `${day} күні ${count} шарттың мерзімі бітеді. Ережелер ұзартылған болса, шарттарды бірге ұзартыңыз.`,
  prolongButton: 'Ұзарту',
  prolongDone: (count: string) => `${count} шарт ұзартылды.`,
  prolongNone: 'Жақында бітетін шарт жоқ.',
}
