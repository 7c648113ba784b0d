/** Every SMS in Russian. */
import type { sms as kk } from '../kk/sms.ts'

const MONTHS = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
]

export const sms: typeof kk = {
  until: (day, month) => `до ${day} ${MONTHS[month - 1] ?? ''} включительно`,
  templates: {
    'application-queued': ({ link }) => `Заявление принято, вы в очереди: ${link}`,
    'claim-confirmed': ({ link }) => `Документы приняты. Ваша очередь: ${link}`,
    'claim-rejected': ({ link }) => `Документ не принят. Почему: ${link}`,
    'claim-expired': ({ link }) => `Документ не подтвердили в срок: ${link}`,
    'voucher-offered': ({ link, until }) =>
      `Вашему ребёнку выдан ваучер. Подтвердите его ${until}: ${link}`,
    'vouchers-offered': ({ link, until, count }) =>
      `Вашим детям выданы ваучеры (${count}). Подтвердите их ${until}: ${link}`,
    'voucher-confirmed': ({ link, until }) =>
      `Ваучер подтверждён. Выберите детский сад ${until}: ${link}`,
    'confirm-reminder': ({ link, until }) => `Не забудьте подтвердить ваучер ${until}: ${link}`,
    'choose-reminder': ({ link, until }) => `Не забудьте выбрать детский сад ${until}: ${link}`,
    'offer-lapsed': ({ link, until }) =>
      `Срок ваучера прошёл. Вернуть место в очереди можно ${until}: ${link}`,
    'offer-lapsed-for-good': ({ link }) =>
      `Срок ваучера снова прошёл, заявление закрыто. Что делать: ${link}`,
    'restoration-over': ({ link }) =>
      `Место в очереди не вернули в срок, заявление закрыто. Что делать: ${link}`,
    'offer-cancelled': ({ link }) => `Ваучер отменён, ребёнок снова в очереди. Почему: ${link}`,
    'application-stopped': ({ link }) => `Заявление в стоп-листе. Почему и до какого дня: ${link}`,
    'application-released': ({ link }) => `Заявление снова в очереди: ${link}`,
    'phone-code': ({ code }) => `Код Kezek: ${code}. Никому его не сообщайте.`,
  },
}
