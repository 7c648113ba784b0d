/** Texts of iterations as everybody sees them, in Kazakh. */
import type { SkipReason } from '../../domain/iterations/iteration.ts'

const reasons: Record<SkipReason, string> = {
  'settlement-without-places': 'елді мекенінде бос орын жоқ',
  'no-places': 'осы жасқа бос орын қалмады',
  'no-money': 'ақша жетпеді',
  'batch-does-not-fit': 'бірге берілетін балалардың бәріне орын не ақша жетпеді',
}

export const publicIterations = {
  title: 'Итерациялар',
  lead: 'Итерация – бос орындар мен ақшаға қарай ваучерлердің кезекпен берілуі. Әрқайсысын басынан аяғына дейін өзіңіз тексере аласыз.',
  titleOf: (territory: string) => `Итерациялар: ${territory}`,
  one: (number: number, territory: string) => `${number}-итерация, ${territory}`,
  number: 'Итерация',
  territory: 'Аумақ',
  heldOn: 'Күні',
  offered: 'Берілген ваучер',
  skipped: 'Берілмеді',
  empty: 'Итерация әлі болған жоқ',
  emptyText: 'Ақша бөлініп, бос орындар жарияланғанда жүйе ваучерлерді өзі береді.',
  moneyBefore: 'Басындағы ақша',
  moneyAfter: 'Қалған ақша',
  rules: 'Қолданылған ережелер',
  whySkipped: 'Ваучер неге берілмеді',
  reason: 'Себебі',
  children: 'Бала саны',
  reasons,
  offeredOutcome: 'Ваучер ұсынылды',
  skippedOutcome: (reason: string) => `Берілмеді: ${reason}`,
  allOffered: 'Қатысқан балалардың бәріне ваучер ұсынылды.',
  decisions: 'Шешімдер реті',
  decisionsLead: 'Балалар дәл осы ретпен қаралды. Мұнда тек өтініш нөмірлері бар.',
  sequence: 'Реті',
  application: 'Өтініш',
  outcome: 'Шешім',
  moneyLeft: 'Қалған ақша',
  placesLeft: 'Қалған орын',
  verify: 'Өзіңіз тексеріңіз',
  verifyText:
    'Төмендегі файлда итерацияның бастапқы деректері мен нәтижесі түгел бар. Оны kezek replay командасымен немесе осы сайтта қайта есептеп, бірдей шыққанын көре аласыз.',
  download: 'Файлды жүктеп алу',
  replayLink: 'Файлды осы жерде тексеру',
  inputHash: 'Бастапқы деректердің хэші (SHA-256)',
  resultHash: 'Нәтиженің хэші (SHA-256)',
  whyMe: 'Неге маған берілмеді?',
  why: {
    title: (number: string) => `Неге осылай: ${number}`,
    notIn: (number: string) =>
      `${number} нөмірлі өтініш бұл итерацияға қатысқан жоқ: ол күні кезекте тұрмаған немесе баланың жасы әлі толмаған болуы мүмкін.`,
    offered: (sequence: string) => `Бұл балаға ваучер ұсынылды. Ол ${sequence}-болып қаралды.`,
    skipped: (sequence: string, reason: string) =>
      `Бұл бала ${sequence}-болып қаралды, бірақ ваучер берілмеді: ${reason}.`,
    lastServed: (number: string, moment: string) =>
      `Сіздің санатыңызда соңғы болып ваучер алған – ${number}, өтініші түскен уақыты: ${moment}.`,
    nobodyServed: 'Бұл жолы сіздің санатыңызда ешкімге ваучер берілген жоқ.',
    skippedBefore: (count: string) =>
      `Сіздің санатыңызда алдыңызда тұрған тағы ${count} балаға да берілмеді.`,
    needPlaces: (count: string) => `Тағы ${count} бос орын болса, кезек сізге жетер еді.`,
    needMoney: (money: string) => `Бюджетте тағы ${money} болса, кезек сізге жетер еді.`,
    batch: 'Бірге қаралатын бауырларға орын мен ақша бірдей жетуі керек.',
    kept: 'Орныңыз өзгерген жоқ: келесі итерацияда дәл осы ретпен қараласыз.',
    ask: 'Өтініш нөміріңізді жазыңыз – осы итерацияда не болғанын түсіндіреміз.',
    submit: 'Түсіндіру',
  },
  replay: {
    title: 'Итерацияны тексеру',
    lead: 'Жүктеп алынған файлды таңдаңыз. Жүйе ваучерлерді ережемен басынан бастап қайта есептейді және файлдағы нәтижемен салыстырады.',
    file: 'Итерация файлы',
    submit: 'Қайта есептеу',
    same: 'Бәрі сәйкес',
    sameText: (offered: string) =>
      `Қайта есептегенде дәл сол нәтиже шықты: ${offered} ваучер, бәрі сол ретпен.`,
    different: 'Сәйкес емес',
    differentText: 'Файлдағы нәтиже ережемен есептегендегіден өзгеше. Айырмашылықтары:',
    noFile: 'Файлды таңдаңыз.',
    tooLarge: 'Файл 10 МБ-тан үлкен: итерация файлы мұндай болмайды.',
    notBundle: 'Бұл файл итерация файлы емес немесе бүлінген.',
    published: (name: string) => `Файл жарияланғанымен бірдей: ${name}.`,
    notPublished: 'Мұндай хэші бар итерация осы сайтта жарияланбаған.',
    privacy: 'Файл сақталмайды.',
  },
}
