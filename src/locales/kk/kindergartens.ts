/** Балабақша таңдау беттерінің мәтіндері: тізім, бір ұйымның беті, салыстыру, карта. */
import type { CatalogueEntry, OpenPlaces } from '../../domain/providers/catalogue.ts'
import type {
  EvidenceState,
  ExclusionReason,
  InspectionOutcome,
  Requirement,
} from '../../domain/providers/listing.ts'

type Ownership = CatalogueEntry['ownership']

const admissions: Record<OpenPlaces['admission'], string> = {
  general: 'жалпы орын',
  'early-booking': 'ерте брондау',
  temporary: 'уақытша орын',
}

const requirements: Record<Requirement, string> = {
  license: 'Білім беру лицензиясы',
  premises: 'Ғимарат пен бөлмелер',
  sanitary: 'Санитарлық талаптар',
  'fire-safety': 'Өрт қауіпсіздігі',
  'staff-without-convictions': 'Қызметкерлердің сотталмағаны',
  'staff-qualification': 'Педагогтердің біліктілігі',
  'video-surveillance': 'Бейнебақылау',
}

const states: Record<EvidenceState, string> = {
  'in-force': 'расталған',
  'ends-soon': 'мерзімі бітуге жақын',
  expired: 'мерзімі өткен',
  missing: 'расталмаған',
}

const outcomes: Record<InspectionOutcome, string> = {
  passed: 'кемшілік табылған жоқ',
  remarks: 'ескертулер бар',
  failed: 'талапқа сай емес',
}

const reasons: Record<ExclusionReason, string> = {
  'requirements-not-met': 'тізбе талаптары орындалмаған',
  'license-ended': 'лицензиясы тоқтаған',
  'false-attendance': 'балалардың келуі туралы жалған мәлімет берген',
  'children-endangered': 'балалардың қауіпсіздігіне қатер төнген',
  'own-request': 'ұйымның өзі сұраған',
  closed: 'ұйым жабылады',
}

const ownership: Record<Ownership, string> = {
  state: 'мемлекеттік',
  private: 'жекеменшік',
  departmental: 'ведомстволық',
}

export const kindergartens = {
  lead: 'Суретін, бос орнын, күту парағын көріп, балаңызға лайығын таңдаңыз.',
  clubsLead: 'Бос орнын, күту парағын көріп, балаңызға лайығын таңдаңыз.',
  filters: {
    title: 'Іздеу',
    age: 'Баланың жасы',
    language: 'Тілі',
    kind: 'Топ түрі',
    regime: 'Режимі',
    ownership: 'Меншік түрі',
    text: 'Атауы немесе мекенжайы',
    onlyFree: 'Тек бос орны бары',
    order: 'Қандай ретпен',
    orders: {
      free: 'бос орны көбінен бастап',
      name: 'атауы бойынша',
      distance: 'жақынынан бастап',
    },
    from: 'Қай жерден жақын',
    any: 'Кез келген',
    more: 'Басқа шарттар',
    submit: 'Көрсету',
    clear: 'Шарттарды алып тастау',
  },
  nearby: {
    button: 'Маған жақындары',
    note: 'Тұрған жеріңіз шамамен ғана алынады (100 метрдей дөңгелектенеді) және сақталмайды.',
    unable: 'Тұрған жеріңіз анықталмады. Елді мекенді таңдап көріңіз.',
    fromHere: 'Қашықтық тұрған жеріңізден түзу сызықпен есептелді.',
    fromPlace: (place: string) => `Қашықтық мына жерден түзу сызықпен есептелді: ${place}.`,
    forget: 'Қашықтықсыз көрсету',
  },
  found: (count: string) => `Табылғаны: ${count}`,
  kilometres: (count: string) => `${count} шақырым`,
  freeAt: (age: string, count: string) => `${age}: ${count}`,
  free: (count: string) => `Бос орын: ${count}`,
  noFree: 'Бос орын жоқ',
  waiting: (count: string) => `Күту парағында: ${count}`,
  leaves: (day: string) => `Тізбеден шығады: ${day}`,
  emptyTitle: 'Мұндай ұйым табылмады',
  emptyText: 'Шарттардың бірін алып тастап көріңіз.',
  noPhoto: 'Сурет әлі жоқ',
  map: 'Картадан көру',
  ownership,
  compare: {
    title: 'Салыстыру',
    lead: 'Төртке дейін ұйымды қатар қойып қараңыз.',
    add: 'Салыстыруға қосу',
    submit: 'Таңдалғандарын салыстыру',
    none: 'Салыстыратын ұйым таңдалмаған',
    noneText: 'Тізімде екі-төрт ұйымды белгілеп, «Таңдалғандарын салыстыру» түймесін басыңыз.',
    toList: 'Тізімге өту',
    tooMany: 'Бірден төртеуін ғана салыстыруға болады: алғашқы төртеуі көрсетілді.',
    next: 'Әрі қарай',
    question: 'Не салыстырылады',
    photo: 'Сурет',
    byAge: 'Бос орын жасы бойынша',
    waiting: 'Күту парағындағы бала',
    languages: 'Топтардың тілі',
    regimes: 'Режимі',
    special: 'Арнайы топ',
    yes: 'бар',
    no: 'жоқ',
    seats: 'Бала саны / орын саны',
    requirements: 'Расталған талаптар',
    inspection: 'Соңғы тексеру',
    notInspected: 'енгізілмеген',
    exclusion: 'Тізбеден шығуы',
    page: 'Толығырақ',
    remove: 'Алып тастау',
  },
  page: {
    photos: 'Суреттер',
    openPhoto: 'Суретті үлкейту',
    about: 'Ұйым туралы',
    meals: 'Тамақтануы',
    site: 'Сайты',
    contacts: 'Мекенжайы мен байланысы',
    listedFrom: 'Тізбеге енген күні',
    phoneMap: 'Телефондағы картадан ашу',
    near: 'Осының маңындағылар',
    freePlaces: 'Бос орын',
    waitingFamilies: 'Күту парағында',
    seats: 'Бала саны / орын саны',
    open: 'Бос орындар',
    openLine: (admission: string, count: string) => `${admission}: ${count}`,
    from: (day: string) => `басталуы: ${day}`,
    span: (from: string, to: string) => `${from} – ${to}`,
    none: 'жоқ',
    waitingNote: 'Топта орын босаса, алдымен күту парағындағы отбасыға ұсынылады.',
    admissions,
    notListed: 'Бұл ұйым қазір тізбеде жоқ: мұнда ваучермен орын берілмейді.',
  },
  listing: {
    title: 'Тізбе талаптары',
    lead: 'Білім бөлімі нені тексерді және ол қашанға дейін жарамды.',
    assumed:
      'Бұйрықтың талаптар жазылған қосымшасын біз көрген жоқпыз, сондықтан бұл талаптар – болжам.',
    requirement: 'Талап',
    state: 'Күйі',
    checkedOn: 'Тексерілген күні',
    validTo: 'Жарамды мерзімі',
    noEnd: 'мерзімсіз',
    inspections: 'Тексерулер',
    notInspected: 'Тексеру нәтижесі әлі енгізілмеген.',
    requirements,
    states,
    outcomes,
  },
  exclusion: {
    title: (day: string) => `Бұл ұйым тізбеден шығады: ${day}`,
    reason: (reason: string) => `Себебі: ${reason}.`,
    text: 'Баласы осында жүрген отбасының ваучері ақшасымен бірге сақталады. Отбасы SMS алып, басқа балабақша таңдайды.',
    reasons,
  },
  onMap: {
    title: (territory: string) => `${territory}: ұйымдар картада`,
    lead: 'Белгіні бассаңыз, атауы мен бос орны шығады. Боялған белгі – бос орны бар ұйым. Төмендегі тізімде де солар.',
    noTiles: 'Көше суреттері қосылмаған, сондықтан белгілер бос фонда тұр.',
    label: 'Ұйымдардың картасы',
    list: 'Картадағы ұйымдар',
    none: 'Орны белгілі ұйым әзірге жоқ',
    noneText: 'Ұйымдардың координаттары енгізілгенде осында көрінеді.',
    toList: 'Тізім түрінде көру',
    zoomIn: 'Үлкейту',
    close: 'Жабу',
    zoomOut: 'Кішірейту',
  },
}
