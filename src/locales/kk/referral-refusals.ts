/** Why a referral, a pause or a switch cannot go on, and what one can do now, in Kazakh. */
import type { ReferralRefusal } from '../../domain/referrals/referral.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const referralRefusals: RefusalTextsOf<ReferralRefusal> = {
  'referral/not-on-referrals': () => ({
    title: 'Бұл аумақ жолдама емес, ваучер беру тәртібімен жұмыс істейді.',
    next: 'Ваучер бөлімдерін пайдаланыңыз.',
  }),
  'referral/basis-changed': () => ({
    title: 'Осы арада орындар немесе өтініштер өзгеріп кетті.',
    next: 'Үлестіруді қайта өткізіңіз. Ештеңе берілген жоқ.',
  }),
  'referral/not-issued': () => ({
    title: 'Қазір қолданыстағы жолдама жоқ.',
    next: 'Бетті жаңартып, өтініштің қазіргі күйін қараңыз.',
  }),
  'referral/already-live': () => ({
    title: 'Бұл баланың немесе орынның қолданыстағы жолдамасы бар.',
    next: 'Алдымен сол жолдаманың аяқталуын күтіңіз.',
  }),
  'referral/deadline-passed': () => ({
    title: 'Жолдаманың мерзімі өтіп кетті.',
    next: 'Өтініш кезекке өзі қайтады. Күнін кабинеттен көресіз.',
  }),
  'referral/extended-already': () => ({
    title: 'Жолдама бұрын ұзартылған, екінші рет ұзартылмайды.',
    next: 'Соңғы күніне дейін шартқа қол қойыңыз немесе жолдамадан бас тартыңыз.',
  }),
  'referral/day-not-allowed': facts => ({
    title: `Бұл күнге ұзартуға болмайды: ${facts.first} мен ${facts.last} аралығы ғана.`,
    next: 'Осы аралықтан бір күнді таңдаңыз.',
  }),
  'referral/pause-month': facts => ({
    title: `Жариялауды жылдың ${facts.month}-айында ғана тоқтатуға болады.`,
    next: 'Сол айдың ішіндегі күндерді таңдаңыз.',
  }),
  'referral/pause-passed': () => ({
    title: 'Үзіліс ертеңнен ерте басталмайды: бүгінгі орындар ашылып қойған.',
    next: 'Ертеңгі немесе кейінгі күнді таңдаңыз.',
  }),
  'referral/pause-overlaps': () => ({
    title: 'Бұл күндерге үзіліс жарияланып қойған.',
    next: 'Басқа күндерді таңдаңыз.',
  }),
  'referral/no-switch': () => ({
    title: 'Бұл аумақтың ваучерге көшетін күні белгіленбеген немесе әлі келген жоқ.',
    next: 'Енгізу күнтізбесін қараңыз.',
  }),
}
