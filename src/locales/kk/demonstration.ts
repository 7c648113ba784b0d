/** Texts of the demonstration in Kazakh. */
import type { StaffRole } from '../../platform/access/actor.ts'

const roles: Record<StaffRole | 'provider', string> = {
  officer: 'білім бөлімінің маманы',
  head: 'білім бөлімінің басшысы',
  region: 'облыстық басқарма',
  operator: 'төлем операторы',
  ministry: 'министрлік',
  auditor: 'аудитор',
  consultant: 'кеңес орталығы',
  provider: 'балабақша басшысы',
  administrator: 'жүйе әкімшісі',
}

export const demonstration = {
  banner: (day: string) =>
    `Көрсетілім: мұндағы адамдар мен деректер ойдан алынған. Бүгін – ${day}.`,
  people: 'Кім болып кіру',
  outbox: 'SMS-тер',
  clock: 'Сағат',
  peoplePage: {
    title: 'Кім болып кіресіз?',
    lead: 'Бұл адамдардың бәрі ойдан алынған, нөмірлері де ешкімге тиесілі емес. Біреуін таңдап, жүйені соның көзімен көріңіз.',
    families: 'Отбасылар',
    noFamilies: 'Әзірге отбасы жоқ',
    noFamiliesText: 'Өтініш беріп көріңіз немесе kezek seed taraz командасын іске қосыңыз.',
    staff: 'Қызметкерлер',
    state: 'Күйі',
    number: 'Өтініш',
    iin: 'ЖСН',
    role: 'Рөлі',
    territory: 'Аумағы',
    enter: 'Кіру',
    roles,
  },
  outboxPage: {
    title: 'Жіберілген SMS-тер',
    lead: 'Көрсетілімде SMS ешқайда кетпейді: отбасы алатын мәтін осында көрінеді. Соңғысы – жоғарыда.',
    empty: 'SMS әлі жоқ',
    emptyText: 'Өтініш беріңіз немесе кабинетке кіріп көріңіз.',
    when: 'Уақыты',
    phone: 'Телефон',
    text: 'Мәтіні',
    state: 'Күйі',
    notComposed: 'әлі жіберілген жоқ',
    states: { planned: 'кезекте', sent: 'жіберілді', delivered: 'жеткізілді', failed: 'жетпеді' },
  },
  clockPage: {
    title: 'Көрсетілім сағаты',
    now: 'Мұнда қазір:',
    text: 'Уақытты алға жылжытсаңыз, мерзімі келген істер өздігінен орындалады: еске салу, мерзімнің өтуі, архив. Артқа қайтаруға болмайды.',
    moved: 'Уақыт жылжытылды',
    movedText: 'Мерзімі келген істер орындалып жатыр.',
    steps: { hour: '+1 сағат', day: '+1 күн', threeDays: '+3 күн', week: '+1 апта' },
  },
}
