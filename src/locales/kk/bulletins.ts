/** Күндік бюллетеньдер беттерінің мәтіндері: босаған, кері алынған орындар, берілгендер. */

export const bulletins = {
  title: 'Орын бюллетеньдері',
  titleOf: (territory: string) => `${territory}: орын бюллетеньдері`,
  dayTitle: (territory: string, day: string) => `${territory}: ${day} бюллетені`,
  lead: 'Күн сайын белгіленген сағатта үш хаттама жарияланады: қай орын босады, қай орын кері алынды, кімге не берілді. Жарияланғаннан кейін оны ешкім өзгерте алмайды.',
  day: 'Күні',
  freed: 'Босаған орындар',
  withdrawn: 'Кері қайтарылып алынған орындар',
  issued: 'Берілген ваучерлер, жолдамалар мен орындар',
  none: 'Бюллетень әлі шыққан жоқ',
  noneText: 'Алғашқы бюллетень бүгін ережеде белгіленген сағатта шығады.',
  emptyFreed: 'Бұл күні орын босаған жоқ.',
  emptyWithdrawn: 'Бұл күні ешбір орын кері алынған жоқ.',
  emptyIssued: 'Бұл күні ештеңе берілген жоқ.',
  provider: 'Балабақша',
  group: 'Топ',
  age: 'Жасы',
  admission: 'Қабылдау тәртібі',
  starts: 'Қай күннен',
  until: (day: string) => `${day} күніне дейін (қоса)`,
  cause: 'Неге босады',
  reason: 'Себебі',
  application: 'Өтініш',
  what: 'Не берілді',
  category: 'Санаты',
  at: 'Уақыты',
  older: 'Ертеректегі күндер',
  files: 'Файлдар',
  checksum: 'Бақылау саны (SHA-256)',
  more: (shown: string, all: string) =>
    `${all} жолдың алғашқы ${shown} жолы көрсетілді. Бәрі файлда.`,
  leaf: 'Журналдағы жазбасы',
  span: (from: string, until: string) => `${from} – ${until} аралығында не болғаны.`,
  check: 'Өзіңіз тексеріңіз',
  cite: 'Сілтеме жасау үшін',
  steps: {
    file: (url: string) =>
      `${url} файлын жүктеп алып, SHA-256 бақылау санын есептеңіз (sha256sum): ол көрсетілген санмен бірдей болуы керек.`,
    leaf: (index: string | null) =>
      index === null
        ? 'Журналдан осы бюллетеньнің жазбасын табыңыз (түрі – bulletin.closed): бақылау саны сонда да дәл сондай болуы керек. Жазба бірнеше секундта орнын алады.'
        : `Ашық журналдың ${index} нөмірлі жазбасын қараңыз (түрі – bulletin.closed): бақылау саны сонда да дәл сондай болуы керек.`,
    log: (log: string) =>
      `Журналдың өзін тексеріңіз: kezek-verify log ${log}. Бюллетеньдегі log өрісі – журналдың сол сағаттағы мөрі.`,
  },
  admissions: {
    general: 'жалпыға бірдей',
    'early-booking': 'ерте брондау',
    temporary: 'уақытша',
  } as Readonly<Record<string, string>>,
  causes: {
    published: 'ұйым жариялады',
    freed: 'бала шықты',
    absence: 'бала уақытша жоқ',
    'leaving-school': 'бала мектепке кетеді',
    returned: 'берілген орын қайтып келді',
    ripened: 'ерте брондау орны босады',
  } as Readonly<Record<string, string>>,
  reasons: {
    'published-by-mistake': 'қате жарияланған',
    'child-stays': 'бала қалды',
    'group-closed': 'топ жабылды',
    repair: 'жөндеу',
    'staff-missing': 'тәрбиеші жоқ',
    'provider-excluded': 'ұйым тізбеден шығарылды',
    other: 'басқа себеп',
  } as Readonly<Record<string, string>>,
  whats: {
    voucher: 'ваучер ұсынылды',
    referral: 'жолдама берілді',
    'place-held': 'орын сақталды',
    enrolment: 'бала қабылданды',
  } as Readonly<Record<string, string>>,
}
