/** Why a referral, a pause or a switch cannot go on, and what one can do now, in Russian. */
import type { ReferralRefusal } from '../../domain/referrals/referral.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const referralRefusals: RefusalTextsOf<ReferralRefusal> = {
  'referral/not-on-referrals': () => ({
    title: 'Эта территория работает по ваучерам, а не по направлениям.',
    next: 'Откройте разделы о ваучерах.',
  }),
  'referral/basis-changed': () => ({
    title: 'За это время изменились места или заявления.',
    next: 'Проведите распределение снова. Ничего не выдано.',
  }),
  'referral/not-issued': () => ({
    title: 'Действующего направления сейчас нет.',
    next: 'Обновите страницу и посмотрите, что сейчас с заявлением.',
  }),
  'referral/already-live': () => ({
    title: 'У этого ребёнка или места уже есть действующее направление.',
    next: 'Сначала дождитесь, пока оно закончится.',
  }),
  'referral/deadline-passed': () => ({
    title: 'Срок направления прошёл.',
    next: 'Заявление само вернётся в очередь. День виден в кабинете.',
  }),
  'referral/extended-already': () => ({
    title: 'Направление уже продлевали, второй раз нельзя.',
    next: 'Подпишите договор до последнего дня или откажитесь от направления.',
  }),
  'referral/day-not-allowed': facts => ({
    title: `До этого дня продлить нельзя: только с ${facts.first} по ${facts.last}.`,
    next: 'Выберите день из этого промежутка.',
  }),
  'referral/pause-month': facts => ({
    title: `Приостановить публикацию можно только в ${facts.month}-м месяце года.`,
    next: 'Выберите дни этого месяца.',
  }),
  'referral/pause-passed': () => ({
    title: 'Пауза не может начаться раньше завтрашнего дня: сегодняшние места уже открыты.',
    next: 'Выберите завтрашний или более поздний день.',
  }),
  'referral/pause-overlaps': () => ({
    title: 'На эти дни пауза уже объявлена.',
    next: 'Выберите другие дни.',
  }),
  'referral/no-switch': () => ({
    title: 'День перехода этой территории на ваучеры не назначен или ещё не наступил.',
    next: 'Посмотрите календарь внедрения.',
  }),
}
