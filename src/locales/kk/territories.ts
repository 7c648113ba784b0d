/** Kazakh texts about territories, regimes and the rules in force, in the words of parents. */
import type { Programme, Regime } from '../../domain/territories/rollout.ts'
import type { Certainty, RuleKey } from '../../domain/territories/rule-pack.ts'
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
  'referral.validityWorkingDays': 'Жолдама неше жұмыс күні жарамды',
  'referral.extensions': 'Жолдаманы неше рет ұзартуға болады',
  'referral.extensionCalendarDays': 'Жолдама ең көбі неше күнге ұзартылады',
  'referral.earlyBooking': 'Ерте брондалған орын жолдамасының мерзімі қашан басталады',
  'referral.temporaryPlace': 'Уақытша орын қашан аяқталады',
  'referral.unusedStopDays': 'Жолдама пайдаланылмаса, тоқтату парағында неше күн болады',
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

export const territories = {
  kinds,
  programmes,
  regimes,
  regimeMeanings,
  certainties,
  certaintyMeanings,
  rules,
  noRules: (territory: string, day: string) =>
    `${territory}, ${day}: бұл күнге қолданыстағы ереже жоқ. Ереже енгізілмейінше ештеңе берілмейді.`,
  endWarning: (title: string, lastDay: string, daysLeft: number) =>
    `«${title}» ережелері ${lastDay} күні аяқталады (${daysLeft} күн қалды), ал жалғасы жоқ.`,
  yearNotCovered: (year: number) =>
    `${year} жылдың жұмыс күнтізбесі енгізілмеген, сондықтан мерзім есептелмейді.`,
}
