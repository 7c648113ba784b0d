/** Үйірме сабақтарын апта сайын растау: отбасыға және үйірме басшысына арналған мәтіндер. */
import type { LessonStanding } from '../../domain/attendance/lesson-answer.ts'

export const lessonAnswers = {
  title: 'Сабақтарды растау',
  lead: 'Үйірме белгілеген сабақтар. Дұрыс болса, аптаны бір батырмамен растаңыз: ай соңында қайта сұралмайды.',
  week: (from: string, to: string) => `${from} – ${to}`,
  confirmWeek: (count: string) => `Осы аптаны растаймын (сабақ: ${count})`,
  confirmOne: 'Растаймын',
  wrong: 'Олай емес',
  standings: {
    open: 'Растауды күтіп тұр',
    confirmed: 'Растадыңыз',
    objected: 'Келіспедіңіз',
  } satisfies Record<LessonStanding, string>,
  changed: (before: string, now: string) =>
    `Сіз «${before}» деген белгіге жауап бергенсіз, үйірме кейін «${now}» деп түзетті. Қайта қараңыз.`,
  youSaid: (words: string) => `Сіз: «${words}»`,
  none: 'Растайтын сабақ жоқ',
  noneText: 'Үйірме сабақты белгілеген соң, ол осында шығады.',
  confirmed: 'Рақмет! Сабақтар расталды.',
  sent: 'Сөзіңіз үйірмеге жетті.',
  wrongTitle: 'Шынында қалай болды?',
  wrongLead: (day: string, marked: string) => `${day}: үйірме «${marked}» деп белгілеген.`,
  wrongText:
    'Сөзіңізді үйірме бірден көреді. Белгіні түзетпесе, тек осы сабақтың ақшасы дау шешілгенше күте тұрады.',
  was: (claimed: string) => `Сіздің айтуыңызша: ${claimed}. Қысқаша түсіндіріңіз`,
  send: 'Жіберу',
  back: 'Артқа',
  panel: (count: string) => `Растауды күтіп тұрған сабақ: ${count}`,
  panelText: 'Аптасына бір рет қарап, бір батырмамен растаңыз: сонда ай соңында қайта сұралмайды.',
  look: 'Қарап, растау',
  all: 'Осы айдың сабақтары',
  already: (count: string) => `Бұрын растаған сабағыңыз: ${count}.`,
  left: 'Әлі растамаған сабақтарыңыз',
  saidBefore: (day: string) =>
    `${day}: бұл сабаққа бұрын келіспегенсіз. Сөзіңіз жауабыңызбен бірге үйірмеге барады.`,
  deskText:
    'Белгі қате болса, түзетіңіз. Түзетілмесе, табель тапсырылғанда бұл сабақтар дауға айналады.',
  desk: (claimed: string, words: string) => `Ата-ана айтады: ${claimed}. «${words}»`,
}
