/** Kazakh texts about territories, regimes and the rules in force, in the words of parents. */
import type { Programme, Regime } from '../../domain/territories/rollout.ts'
import type { Certainty, RuleKey } from '../../domain/territories/rule-pack.ts'
import type { RuleTexts, RuleWord } from '../../domain/territories/rule-text.ts'
import type { TerritoryKind } from '../../domain/territories/territory.ts'

const kinds: Record<TerritoryKind, string> = {
  country: 'ел',
  region: 'облыс',
  city: 'қала',
  district: 'аудан',
  settlement: 'елді мекен',
}

const programmes: Record<Programme, string> = {
  preschool: 'Балабақша',
  club: 'Үйірмелер мен секциялар',
}

const regimes: Record<Regime, string> = {
  voucher: 'Ваучер',
  referral: 'Жолдама',
  'single-voucher': 'Бірыңғай ваучер',
}

const regimeMeanings: Record<Regime, string> = {
  voucher: 'Балаға ваучер беріледі, балабақшаны ата-ананың өзі таңдайды.',
  referral: 'Балаға бір балабақшаның бір тобына жолдама беріледі.',
  'single-voucher': 'Балаға бір үйірмеге не секцияға баруға ваучер беріледі.',
}

const certainties: Record<Certainty, string> = {
  sourced: 'Дереккөзі бар',
  elsewhere: 'Басқа жердің не бұрынғы тәртіптің дереккөзі',
  assumed: 'Болжам',
}

const certaintyMeanings: Record<Certainty, string> = {
  sourced: 'Бұл ереже көрсетілген құжатта немесе жарияланымда жазылған.',
  elsewhere:
    'Бұл ереже басқа қаланың немесе бұрынғы тәртіптің құжатында бар; мұнда соған ұқсатып қолданылады.',
  assumed:
    'Біз көрген ешбір құжатта бұл ереже жоқ; Kezek оны өзі белгіледі, кез келген уақытта өзгертуге болады.',
}

/** What each rule means to a family. */
const rules: Record<RuleKey, string> = {
  'queue.whoMayApply': 'Баланы кезекке кім қоя алады',
  'queue.maxActiveApplications': 'Бір балаға қанша өтініш беруге болады',
  'queue.categories': 'Кезектің неше түрі бар',
  'queue.tiers': 'Кімдер кезектен тыс, кімдер бірінші кезекте, кімдер жалпы кезекте тұрады',
  'queue.cohorts': 'Кезектегі жас топтары',
  'queue.cohortRule': 'Баланың жас тобы қалай анықталады',
  'queue.cohortOrder': 'Ваучер қай жас топтарынан бастап беріледі',
  'queue.youngestCohortLast': 'Ең кішкентай балалар соңынан қарала ма',
  'queue.ratio': 'Бірінші кезектегі және жалпы кезектегі балалар қалай алмасады',
  'queue.minimumAgeMonths': 'Ваучер не орын берілетін күні бала кемінде неше айлық болуы керек',
  'queue.poolRule': 'Бос орындар бүкіл аумақ бойынша бөліне ме, әлде әр елді мекенде бөлек пе',
  'queue.orderWithinCategory': 'Бір санаттың ішінде кім бірінші тұрады',
  'queue.claimCheckWorkingDays': 'Кезектен тыс құқықты неше жұмыс күнінде растау керек',
  'queue.falseClaimOutcome': 'Жеңілдік расталмаса не болады',
  'queue.falseClaimStopDays': 'Расталмаған жеңілдік үшін тоқтату парағында неше күн болады',
  'queue.yearlyRefreshBy': 'Балалар келесі жас тобына жыл сайын қай күнге дейін көшіріледі',
  'queue.siblingsBatchDays':
    'Егіздер мен туған күндерінің арасы осынша күннен аспайтын бауырлар бірге қаралады',
  'queue.publicView': 'Кезектен бәріне не көрінеді',
  'iteration.automaticOn': 'Ваучер қашан өздігінен беріледі',
  'iteration.yearlyFrom': 'Жаңа оқу жылына ваучер қай күннен бастап беріледі',
  'iteration.placeHorizonDays': 'Жақын арада босайтын орын неше күн бұрын есепке алынады',
  'iteration.reservation': 'Ваучер ұсынылғанда қанша ақша сақталады',
  'offer.confirmWorkingDays': 'Ваучерді неше жұмыс күнінде растау керек',
  'offer.restoreCalendarDays':
    'Мерзімді өткізіп алсаңыз, кезекке неше күн ішінде қайта оралуға болады',
  'offer.restorations': 'Кезекке неше рет қайта оралуға болады',
  'offer.chooseWorkingDays':
    'Балабақша не үйірме таңдап, шартқа қол қоюға неше жұмыс күні беріледі',
  'offer.missedChoice': 'Мерзімінде таңдамасаңыз не болады',
  'offer.refusal': 'Ваучерден бас тартсаңыз не болады',
  'offer.choiceMode': 'Орын таңдау қалай өтеді',
  'offer.waitingListReplyDays': 'Күту парағындағы орын босаса, неше күнде жауап беру керек',
  'choice.roundAt': 'Орын таңдау айналымы күн сайын сағат нешеде өтеді',
  'choice.mostWishes': 'Неше топты қалау тізіміне қосуға болады',
  'choice.signWorkingDays':
    'Орын сақталғаннан кейін шартқа қол қоюға кемінде неше жұмыс күні беріледі',
  'choice.waitingListOrder': 'Күту парағында кім бірінші тұрады',
  'choice.clockWaitsForPlaces': 'Таңдайтын бос орын жоқ кезде мерзім тоқтап тұра ма',
  'contract.guardianSigns': 'Ата-ана шартқа қалай қол қояды',
  'contract.providerSigns': 'Балабақша шартқа қалай қол қояды',
  'contract.lastDay': 'Жаңа шарттың соңғы күні',
  'swap.searchAt': 'Орын айырбастай алатын отбасылар түнде сағат нешеде ізделеді',
  'swap.replyDays': 'Айырбасқа неше күнтізбелік күн ішінде қол қойылады',
  'bulletin.publishedAt': 'Күндік бюллетеньдер мен хаттама сағат нешеде шығады',
  'listing.exclusionNoticeWorkingDays':
    'Ұйым тізбеден шығарылғанға дейін неше жұмыс күні бұрын ескертіледі',
  'case.answerWorkingDays': 'Бөлім өтінішіңізге неше жұмыс күнінде жауап береді',
  'case.notMyChildWorkingDays':
    '«Бұл орынды мен таңдаған жоқпын» деген хабарға неше жұмыс күнінде жауап беріледі',
  'contract.refusalGrounds': 'Балабақша баланы қандай себеппен қабылдамай алады',
  'contract.departmentSigns': 'Шартқа білім бөлімі де қол қоя ма',
  'deadline.workingDays': 'Қай күндер жұмыс күні саналады',
  'deadline.runs': 'Мерзім қашан басталып, қашан аяқталады',
  'notice.quietHours': 'SMS жіберілмейтін түнгі уақыт',
  'absence.keptThroughIllness': 'Бала ауырса не демалыста болса, орны сақтала ма',
  'absence.decisionAfterCalendarDays': 'Бала себепсіз неше күн келмесе, маман шешім қабылдайды',
  'absence.objectionWorkingDays': 'Ол шешімге қарсылық білдіруге неше жұмыс күні беріледі',
  'retention.archivedApplicationYears': 'Архивтегі өтініштің жеке деректері неше жыл сақталады',
  'retention.claimDocumentDays': 'Жеңілдік құжаттары шешімнен кейін неше күн сақталады',
  'pack.warnBeforeEndDays': 'Ережелердің аяқталатыны неше күн бұрын ескертіледі',
  'attendance.sheet': 'Күнделікті электрондық табельде не жазылады',
  'attendance.confirmationDays': 'Өткен айдың табелін келесі айдың қай күндерінде растайсыз',
  'attendance.silence': 'Растамасаңыз не болады',
  'attendance.carriedCycles': 'Расталмаған күндер неше айға дейін ауыстырылады',
  'attendance.absenceReasons': 'Баланың келмеу себептері',
  'attendance.arrivalTimes': 'Келген және кеткен уақыт',
  'attendance.submitByDay': 'Балабақша өткен айдың табелін тапсыратын соңғы күн',
  'attendance.leastConfirmationWorkingDays': 'Ата-анаға кемінде неше жұмыс күні беріледі',
  'payment.actByDay': 'Акт бекітілетін соңғы күн',
  'payment.payByDay': 'Төленетін соңғы күн',
  'payment.fourEyes': 'Актіні екі адам қарайды',
  'rating.criteria': 'Балабақша неге қарап бағаланады',
  'rating.leastShown': 'Орташа көрсетілетін бағалардың ең аз саны',
  'attendance.disputeHolds': 'Бір күнге келіспесеңіз, қай ақша тоқтатылады',
  'attendance.disputeAnswerWorkingDays':
    'Балабақша келіспеушілікке неше жұмыс күнінде жауап береді',
  'payment.paidFor': 'Ақша не үшін төленеді',
  'payment.formula': 'Бір айдың төлемі қалай есептеледі',
  'payment.rounding': 'Төлем қалай дөңгелектеледі',
  'payment.payableExcuses': 'Бала келмесе де қай күндер төленеді',
  'payment.sampleNormTenge': 'Бір балаға айына норматив, теңге (үлгі)',
  'payment.correction': 'Төлемнен кейін табылған қате қалай түзетіледі',
  'referral.bulletinPublishedAt': 'Босаған орындар бюллетені сағат нешеде шығады',
  'referral.bulletinOpensAt': 'Бюллетеньдегі орынды келесі күні сағат нешеден бастап алуға болады',
  'referral.priorityWindowWorkingDays': 'Кезегі келгендерге ғана арналған уақыт, жұмыс күні',
  'referral.turnsPerPlace': 'Бір бос орынға кезектің басынан неше отбасының кезегі келеді',
  'referral.validityWorkingDays': 'Жолдама неше жұмыс күні жарамды',
  'referral.extensions': 'Жолдаманы неше рет ұзартуға болады',
  'referral.extensionCalendarDays': 'Жолдама ең көбі неше күнге ұзартылады',
  'referral.earlyBooking': 'Ерте брондалған орын жолдамасының мерзімі қашан басталады',
  'referral.temporaryPlace': 'Уақытша орын қашан аяқталады',
  'referral.unusedStopDays': 'Жолдама пайдаланылмаса, тоқтату парағында неше күн болады',
  'referral.declineOutcome': 'Отбасы жолдамадан бас тартса не болады',
  'referral.summerPauseMonth': 'Топтар ауысқанда жариялау тоқтатылатын ай',
  'referral.proactiveConsent': 'Проактивті қызметке келісім қалай беріледі',
  'club.oneAtATime': 'Бір балаға бір мезгілде бір ваучер, бір үйірме',
  'club.keptOnChange': 'Үйірмені ауыстырғанда ваучер балада қала ма',
  'club.targetedFor': 'Мақсатты ваучер қай үйірмелерге беріледі',
  'club.targetedAcceptedBy': 'Мақсатты ваучерді кім қабылдайды',
  'club.universalFor': 'Әмбебап ваучермен қай үйірмелерге баруға болады',
  'club.targetedEndsAfterUniversal': 'Әмбебап ваучер алғанда мақсатты ваучер қашан жабылады',
  'club.ages': 'Үйірме ваучері неше жастағы балаларға беріледі',
  'club.categoryRule': 'Үйірме кезегіндегі санат неге байланысты',
  'club.formula': 'Үйірменің бір айғы төлемі қалай есептеледі',
  'club.plannedLessonsSport': 'Спорт секциясында айына неше сабақ',
  'club.plannedLessonsCreative': 'Шығармашылық үйірмеде айына неше сабақ',
  'club.normSportTenge': 'Спорт секциясының нормативі, айына теңге',
  'club.normSpecialNeedsTenge': 'Ерекше қажеттілігі бар балаға норматив, айына теңге',
  'club.normCreativeTenge': 'Шығармашылық үйірменің нормативі, айына теңге',
  'club.providerClosesByDay': 'Үйірме өткен айды келесі айдың қай күніне дейін жабады',
  'club.guardianConfirmsByDay': 'Ата-ана келесі айдың қай күніне дейін растайды',
  'club.officerDecidesByDay': 'Маман шешілмеген мәселені келесі айдың қай күніне дейін шешеді',
  'club.paidByDay': 'Ақша келесі айдың қай күніне дейін төленеді',
  'club.warnAfterMissedLessons': 'Қатарынан неше сабақ себепсіз қалса, ескерту жіберіледі',
  'club.providerGates': 'Үйірме ваучер қабылдау үшін нені растауы керек',
}

/** What the words of closed lists mean to a family. */
const words: Record<RuleWord, string> = {
  guardian: 'ата-ана не баланың заңды өкілі (екі ЖСН: өзінікі және баланікі)',
  'out-of-turn': 'кезектен тыс',
  priority: 'бірінші кезекте',
  general: 'жалпы кезек',
  military: 'әскери қызметшінің баласы',
  'special-body': 'арнаулы мемлекеттік орган қызметкерінің баласы',
  'parent-disability': 'заңды өкілінің мүгедектігі бар',
  'no-parental-care': 'ата-анасының қамқорлығынсыз қалған',
  orphan: 'жетім бала',
  'large-family': 'көпбалалы отбасы',
  'special-needs': 'ерекше білім беру қажеттілігі бар',
  'child-disability': 'отбасында мүгедектігі бар бала бар',
  educator: 'педагогтің баласы',
  quarantine: 'топ карантинде',
  family: 'отбасы жағдайы',
  other: 'басқа себеп',
  none: 'белгіленбейді',
  optional: 'міндетті емес',
  required: 'міндетті',
  care: 'балаға қамқорлық',
  safety: 'қауіпсіздік',
  food: 'тамақ',
  premises: 'бөлмелер мен аула',
  openness: 'ата-анамен ашықтық',
  'age-turned-in-calendar-year': 'бала осы күнтізбелік жылы толатын жасы бойынша',
  whole: 'бүкіл аумақ бойынша бірге',
  settlement: 'әр елді мекенде бөлек',
  'submitted-at-then-id': 'өтінішті кім бұрын берсе, сол бірінші',
  'offer-cancelled-back-to-general': 'ұсыныс жойылады, бала өз күнімен жалпы кезекке қайтады',
  number: 'кезектілік нөмірі',
  'submitted-at': 'өтініш берілген уақыт',
  'placed-group': 'кім қай топқа орын алғаны',
  'public-holidays-and-moved-days-off':
    'сенбі, жексенбі, мерекелер мен ауыстырылған демалыстардан басқа күндер',
  'day-after-notice-to-end-of-last-day':
    'хабарлама жеткен күннің ертеңінен басталып, соңғы күні 23:59:59-да (Алматы уақыты) бітеді',
  'money-allotted': 'ақша бөлінгенде',
  'places-published': 'бос орын жарияланғанда',
  'norm-times-months-left-in-year': 'норматив × жыл соңына дейінгі айлар саны (осы айды қоса)',
  'voucher-to-pool-application-inactive':
    'ваучер қайтарылады, өтініш белсенді емес болады; кезекке бір рет қайта оралуға болады',
  'leaves-queue': 'кезектегі орын жойылады',
  rounds: 'тілектер кезек ретімен қаралады',
  immediate: 'кім бұрын таңдаса, сол алады',
  'without-place-first-then-joined':
    'алдымен орны жоқ балалар, содан кейін тізімге тұрған уақыты бойынша',
  'sms-code': 'SMS-код арқылы',
  eds: 'ЭЦҚ арқылы',
  session: 'кабинет арқылы',
  'end-of-rules': 'ережелердің соңғы күні; мерзімі белгісіз болса, шарт мерзімсіз',
  'incomplete-papers': 'құжаттар толық емес',
  'expired-papers': 'құжаттардың мерзімі өткен',
  'unvaccinated-ratio': 'екпе алмаған балалардың үлесі шектен асады',
  attendance: 'келгені',
  absence: 'келмегені',
  reason: 'себебі',
  document: 'құжаты',
  'sum-accrued': 'есептелген сома',
  approvals: 'растаулар',
  illness: 'ауру',
  leave: 'демалыс',
  certificate: 'анықтамамен',
  application: 'өтінішпен',
  'unconfirmed-officer-decides': '«расталмаған» болып қалады, маман шешеді',
  'only-that-day': 'сол күннің ақшасы ғана',
  'confirmed-only': 'ата-ана растаған күндер үшін ғана',
  'norm-times-attended-and-excused-over-working-days':
    'норматив × (келген күндер + төленетін себепті күндер) ÷ айдың жұмыс күндері',
  'half-up-to-one-tenge': '1 теңгеге дейін, жартысы жоғары қарай; бала мен айға бір рет',
  'offsetting-line-in-later-act': 'кейінгі актіде түзету жолымен',
  'term-starts-when-place-is-free': 'орын нақты босағаннан кейін',
  'ends-when-absent-child-returns': 'уақытша кеткен бала оралғанда',
  'keeps-place-in-queue': 'кезектегі орны мен өтініш уақыты сақталады',
  'by-mobile-phone': 'ұялы телефон арқылы',
  'school-club': 'мектеп үйірмелері',
  'state-club': 'мемлекеттік мекемелердің үйірмелері',
  'private-club': 'жекеменшік үйірмелер',
  'other-club': 'платформадағы өзге үйірмелер',
  'last-day-of-month': 'айдың соңғы күні',
  'age-and-social-status': 'жасы мен әлеуметтік мәртебесіне',
  'norm-times-confirmed-over-planned':
    'норматив × расталған сабақтар ÷ жоспарланған сабақтар (жоспардан аспайды)',
  listed: 'тізбеге енгізілген',
  'programme-open': 'бағдарламасы ашық',
  capacity: 'орны бар',
  'staff-without-convictions': 'қызметкерлердің соттылығы жоқ (күні көрсетілген растама)',
  'premises-checked': 'үй-жайы тексерілген',
}

const ruleTexts: RuleTexts = {
  words,
  yes: 'иә',
  no: 'жоқ',
  inCities: 'қалада',
  inDistricts: 'ауданда',
  priority: 'бірінші кезекте',
  general: 'жалпы кезекте',
  noLimit: 'шектеусіз',
  daysPerYear: days => `жылына ең көбі ${days} күн`,
  dayOfYear: (month, day) =>
    Temporal.PlainDate.from({ year: 2024, month, day }).toLocaleString('kk-KZ', {
      day: 'numeric',
      month: 'long',
    }),
}

export const territories = {
  kinds,
  programmes,
  regimes,
  regimeMeanings,
  certainties,
  certaintyMeanings,
  rules,
  ruleTexts,
  noRules: (territory: string, day: string) =>
    `${territory}, ${day}: бұл күнге қолданыстағы ереже жоқ. Ереже енгізілмейінше ештеңе берілмейді.`,
  endWarning: (title: string, lastDay: string, daysLeft: number) =>
    `«${title}» ережелері ${lastDay} күні аяқталады (${daysLeft} күн қалды), ал жалғасы жоқ.`,
  yearNotCovered: (year: number) =>
    `${year} жылдың жұмыс күнтізбесі енгізілмеген, сондықтан мерзім есептелмейді.`,
}
