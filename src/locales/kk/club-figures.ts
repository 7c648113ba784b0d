/** Үйірмелердің ашық беттері: ата-анаға бағасы, қаланың сандары, баспасөз айтқан сөздермен. */

import type { ClubVoucherState } from '../../domain/opendata/club-figures.ts'
import type { Direction } from '../../domain/providers/provider.ts'

export const clubFigures = {
  price: 'ваучермен 0 теңге',
  priceText:
    'Ата-анаға бағасы: ваучермен 0 теңге. Жоспарланған сабақтарды мемлекет төлейді, ол үшін ата-ана сабақты растайды.',
  howNamed:
    'Бұл үйірмеге кезексіз келеді: баланы үйірменің өзі атайды, сіз кабинетте келісім бересіз.',
  howQueued:
    'Бұл үйірмеге ваучермен барады: кезекке тұрыңыз, кезегіңіз келгенде SMS келеді, содан кейін үйірмені таңдайсыз.',
  title: (city: string) => `${city}: үйірмелер мен секциялар сандармен`,
  lead: (day: string) =>
    `Бір балаға – бір электрондық ваучер, бір үйірме не секция. Сандар ${day} күнгі.`,
  universal: 'Әмбебап ваучер',
  targeted: 'Мақсатты (нысаналы) ваучер',
  queued: 'Кезектегі бала',
  covered: 'Үйірмеге баратын бала',
  byForm: 'Ваучерлер түрі мен күйі бойынша',
  form: 'Ваучер',
  states: {
    offered: 'ұсынылған',
    choosing: 'үйірме таңдап жүр',
    attending: 'үйірмеге барады',
    held: 'шарт күтіп тұр',
    ended: 'аяқталған',
  } satisfies Record<ClubVoucherState, string>,
  live: 'Жарамды',
  byDirection: 'Балалар бағыт бойынша',
  direction: 'Бағыты',
  directions: {
    sport: 'спорт',
    creative: 'шығармашылық',
    education: 'қосымша білім',
  } satisfies Record<Direction, string>,
  children: 'Бала',
  renewing: 'шарты жаңартылады',
  share: 'Үлесі',
  clubs: 'Үйірме',
  freePlaces: 'Бос орын',
  money: (year: string) => `${year} жылғы қаражат`,
  allotted: 'Бөлінген',
  reserved: 'Ваучерлерге сақталған',
  payable: 'Төлеуге дайын',
  paid: 'Төленген',
  available: 'Бос тұрған',
  sum: 'Сомасы',
  none: 'Мұнда әзірге үйірме ваучері жоқ',
  noneText: 'Бұл аумақта үйірмелерге ваучер берілгенде сандар осы жерде шығады.',
  toClubs: 'Үйірмелер тізімі',
  toQueue: 'Ашық кезек',
  toPage: 'Үйірмелер сандармен',
}
