/** Texts of the open queue and of the page of one number, in Kazakh. */
import type { ApplicationState } from '../../domain/applications/application.ts'
import type { Tier } from '../../domain/territories/queue-rules.ts'
import type { VoucherState } from '../../domain/vouchers/voucher.ts'

const tiers: Record<Tier, string> = {
  'out-of-turn': 'кезектен тыс',
  priority: 'бірінші кезекте',
  general: 'жалпы кезек',
}

const applicationStates: Record<ApplicationState, string> = {
  queued: 'Кезекте тұр',
  offered: 'Ваучер ұсынылды',
  inactive: 'Белсенді емес: жауап мерзімі өтіп кетті',
  stopped: 'Тоқтату парағында',
  served: 'Орналасты',
  archived: 'Жабылған',
}

const voucherStates: Record<VoucherState, string> = {
  offered: 'растауды күтіп тұр',
  confirmed: 'расталды, балабақша таңдалуда',
  'place-held': 'орын сақталды',
  enrolled: 'балабақшаға қабылданды',
  held: 'ваучер сақталып тұр',
  suspended: 'уақытша тоқтатылды',
  lapsed: 'мерзімі өтті',
  closed: 'жабылды',
}

const cohort = (age: number) => (age === 0 ? 'бір жасқа дейін' : `${age} жас`)

export const publicQueue = {
  tiers,
  applicationStates,
  voucherStates,
  cohort,
  category: (tier: Tier, age: number) => `${tiers[tier]}, ${cohort(age)}`,
  find: {
    label: 'Өтініш нөмірі',
    hint: 'Мысалы, K7M-4PX-92T. Кіші әріппен де, кириллицамен де жазуға болады.',
    submit: 'Нөмірімді табу',
    malformed: 'Нөмір тоғыз таңбадан тұрады, мысалы, K7M-4PX-92T. Бір таңбасы қате жазылған болар.',
    unknown: (number: string) =>
      `${number} нөмірлі өтініш жоқ. SMS-тегі немесе қолхаттағы нөмірмен салыстырыңыз.`,
  },
  index: {
    title: 'Ашық кезек',
    lead: 'Нөміріңізді табыңыз немесе қаланы таңдап, бүкіл кезекті көріңіз. Мұнда аты-жөн де, ЖСН де жоқ.',
    territories: 'Кезектер',
    territory: 'Аумақ',
    waiting: 'Кезекте',
    empty: 'Әзірге кезек жоқ',
    emptyText: 'Алғашқы өтініш түскенде осы жерде көрінеді.',
  },
  territory: {
    title: (name: string) => `${name}: кезек`,
    lead: (total: string) =>
      `Қазір кезекте ${total} бала тұр. Санатты таңдасаңыз, реті толық көрінеді.`,
    caption: 'Кезек түрлері мен ұзындығы',
    empty: 'Бұл кезекте әзірге ешкім жоқ',
    emptyText: 'Бірінші болып өтініш бере аласыз.',
    rules: 'Бұл аумақта қандай ережелер қолданылады',
    providers: 'Балабақшалар мен бос орындар',
    iterations: 'Ваучерлер кімге берілді',
    bulletins: 'Күн сайынғы орын бюллетеньдері',
    rounds: 'Орындар қалай бөлінді',
    explainReferrals:
      'Босаған орындар алдымен кезегі келген отбасыларға, бірнеше күннен кейін кезектегі бәріне беріледі: кезектен тыс балалар бірінші, содан кейін ережедегі қатынаспен бірінші кезектегі және жалпы кезектегі балалар. Бір санаттың ішінде өтініші ерте түскен бала бірінші.',
    explain:
      'Ваучер алдымен кезектен тыс балаларға, содан кейін ережедегі қатынаспен бірінші кезектегі және жалпы кезектегі балаларға беріледі. Бір санаттың ішінде өтініші ерте түскен бала бірінші.',
  },
  list: {
    title: (category: string) => `Кезек: ${category}`,
    lead: (territory: string, length: string) =>
      `${territory}. Бұл санатта ${length} бала бар, реті – өтініш түскен уақыт бойынша.`,
    place: 'Реті',
    number: 'Өтініш нөмірі',
    submitted: 'Өтініш түскен уақыт',
    empty: 'Мұнда ешкім жоқ',
    emptyText: 'Бұл санатта қазір ешкім тұрған жоқ.',
    first: 'Басына қайту',
  },
  position: {
    title: (number: string) => `Өтініш ${number}`,
    category: 'Санаты',
    state: 'Күйі',
    territory: 'Аумағы',
    submitted: 'Өтініш түскен уақыт',
    place: 'Сіздің нөміріңіз',
    placeText: (place: string, category: string) => `${place}-орын: ${category}.`,
    before: 'Сізге дейін ваучер алатындар',
    beforeText: (outOfTurn: string, priority: string, general: string) =>
      `Сізге дейін: кезектен тыс – ${outOfTurn}, бірінші кезекте – ${priority}, жалпы кезекте – ${general}.`,
    beforeNote:
      'Қазіргі кезек бойынша. Жаңа өтініш немесе расталған жеңілдік бұл санды өзгертуі мүмкін; әр өзгеріс төменде түсіндіріледі.',
    ofCohort: 'Тек өз жасындағы балалар есептеледі.',
    offer: {
      title: 'Ваучер ұсынылды, жауабыңызды күтіп тұр',
      text: 'Бұл сіздің өтінішіңіз болса, кабинетке кіріп, осы күннен қалдырмай растаңыз немесе бас тартыңыз.',
      notYet: 'Мерзім SMS жеткен соң басталады, бірақ қазір де растай аласыз.',
      signIn: 'Кіріп, ваучерді растау',
    },
    offered: 'Кезек жетті: бұл балаға ваучер ұсынылды, сондықтан кезектегі нөмірі енді жоқ.',
    notQueued: 'Бұл өтініш қазір кезекте тұрған жоқ, сондықтан нөмірі де жоқ.',
    changes: 'Нөмір неге өзгерді',
    changesLead: (since: string) => `Осы санатта тұрған күннен (${since}) бері алдыңызда:`,
    noChanges: 'Осы санатқа тұрғаннан бері алдыңызда ештеңе өзгерген жоқ.',
    history: 'Не болды',
    iterations: 'Қатысқан итерациялары',
    iterationCaption: 'Осы өтініш қатысқан итерациялар',
    iteration: 'Итерация',
    date: 'Күні',
    outcome: 'Нәтижесі',
    why: 'Неге?',
    noIterations: 'Бұл өтініш әлі бірде-бір итерацияға қатысқан жоқ.',
    mine: 'Бұл – менің өтінішім: кабинетке кіру',
    seeList: 'Осы санаттың толық тізімі',
  },
  moved: {
    offered: (count: number) => `${count} балаға ваучер ұсынылды – нөміріңіз алға жылжыды`,
    referred: (count: number) => `${count} балаға жолдама берілді – нөміріңіз алға жылжыды`,
    left: (count: number) => `${count} бала кезектен шықты`,
    returned: (count: number) => `${count} бала өз орнына қайта оралды (өтініш уақыты сақталады)`,
    categoryIn: (count: number) => `${count} бала осы санатқа ауысты`,
    categoryOut: (count: number) => `${count} бала басқа санатқа ауысты`,
    added: (count: number) => `өтініші ертерек түскен ${count} бала қосылды (бұрынғы кезектен)`,
  },
  events: {
    submitted: 'Өтініш қабылданды',
    imported: 'Өтініш бұрынғы кезектен көшірілді',
    rebuilt: 'Кезек журналдан қайта құрылды, орын сақталды',
    offered: 'Ваучер ұсынылды',
    notified: 'Хабарлама жеткізілді',
    'voucher-confirmed': 'Отбасы ваучерді растады',
    'confirmation-missed': 'Растау мерзімі өтіп кетті',
    'choice-missed': 'Балабақша таңдау мерзімі өтіп кетті',
    restored: 'Өтініш қалпына келтірілді, уақыты сақталды',
    refused: 'Отбасы ваучерден бас тартты',
    withdrawn: 'Отбасы өтінішті қайтарып алды',
    'not-restored': 'Мерзімінде қайтарылмай, жабылды',
    stopped: 'Уақытша тоқтатылды',
    released: 'Тоқтату парағынан шықты, кезекке оралды',
    'offer-cancelled': 'Ваучер жойылды, кезекке оралды',
    'referral-turn': 'Жолдама алатын кезегі келді',
    referred: 'Жолдама берілді',
    'referral-returned': 'Жолдамадан кейін кезекке қайтты, өтініш уақыты сақталды',
    'referral-unused': 'Уақытша тоқтатылды',
    'referral-extended': 'Жолдама мерзімі ұзартылды',
    'regime-switched': 'Аумақ ваучерге көшті, нөмір мен уақыт сақталды',
    served: 'Балабақшаға орналасты',
    'place-unused': 'Мақсатты ваучердің орны алынбады, өтініш жабылды',
    replaced: 'Бала әмбебап ваучер алды, мақсатты ваучердің өтініші жабылды',
    'aged-out': 'Балабақша жасынан асты',
    moved: 'Басқа аумаққа көшті',
    'category-changed': 'Жыл сайынғы жаңарту: жас тобы ауысты',
    'claim-confirmed': 'Жеңілдік тексерілді: санат өзгерді',
    'claim-rejected': 'Жеңілдік тексерілді: санат өзгерді',
    'claim-expired': 'Жеңілдікті растау мерзімі өтті: санат өзгерді',
  } as Readonly<Record<string, string>>,
  fromTo: (before: string, after: string) => `${before} → ${after}`,
}
