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
    'place-held': ({ link, until }) =>
      `Место удержано за вашим ребёнком. Подпишите договор ${until}: ${link}`,
    'places-held': ({ link, until, count }) =>
      `Места удержаны (детей: ${count}). Подпишите договор ${until}: ${link}`,
    'place-offered': ({ link, count }) =>
      `Освободилось место из листа ожидания. Срок ответа, дней: ${count}: ${link}`,
    'list-offer-over': ({ link }) =>
      `Место из листа ожидания перешло следующему. Подробнее: ${link}`,
    'place-released': ({ link }) =>
      `Удержанное за вашим ребёнком место снято. Причина и что дальше: ${link}`,
    'round-without-place': ({ link }) =>
      `В сегодняшнем раунде места не досталось. Причина и пожелания: ${link}`,
    'application-stopped': ({ link }) => `Заявление в стоп-листе. Почему и до какого дня: ${link}`,
    'application-released': ({ link }) => `Заявление снова в очереди: ${link}`,
    'contract-ready': ({ link }) => `Договор с детским садом готов. Подпишите его: ${link}`,
    'contract-signed': ({ link }) =>
      `Вы подписали договор. Теперь его подпишет детский сад: ${link}`,
    'contract-refused': ({ link }) =>
      `Детский сад не смог принять ребёнка. Почему и что делать: ${link}`,
    'contract-ending': ({ link, until }) =>
      `Договор с детским садом действует ${until}. Подробнее: ${link}`,
    'contract-prolonged': ({ link }) => `Договор с детским садом продлён: ${link}`,
    'renewal-refused': ({ link }) => `Кружок не продлит договор. Ваучер останется у вас: ${link}`,
    'child-enrolled': ({ link }) =>
      `Ваш ребёнок зачислен в детский сад. Если это ошибка, сообщите: ${link}`,
    'place-lost': ({ link }) =>
      `Место в детском саду свободно, ваучер остался у вас. Выберите новое: ${link}`,
    'child-named': ({ link, count }) =>
      `Кружок приглашает ребёнка. Ответьте (рабочих дней: ${count}): ${link}`,
    'naming-accepted': ({ link }) =>
      `Ребёнку выдан целевой ваучер. Если это ошибка, сообщите: ${link}`,
    'case-answered': ({ link }) => `Отдел образования ответил вам: ${link}`,
    'rating-hidden': ({ link }) => `Ваш отзыв о детском саде скрыт. Почему: ${link}`,
    'referral-turn': ({ link, until }) =>
      `Подошла ваша очередь на направление. Выберите группы ${until}: ${link}`,
    'referral-issued': ({ link, until }) =>
      `Ребёнку выдано направление. Подпишите договор ${until}: ${link}`,
    'proactive-offer': ({ link, until }) =>
      `По вашему согласию выдано направление, срок ${until}: ${link}`,
    'regime-switched': ({ link }) =>
      `Ваш город перешёл на ваучеры, номер изменился. Почему: ${link}`,
    'swap-proposed': ({ link, until }) =>
      `Нашёлся обмен местами в садах. Подпишите ${until}: ${link}`,
    'swap-agreed': ({ link }) => `На обмен согласны все, теперь подписывают сады: ${link}`,
    'swap-off': ({ link }) => `Обмен не состоялся, ребёнок остаётся на своём месте: ${link}`,
    'first-mark': ({ link }) => `Ребёнок отмечен в саду. Если не так, сообщите: ${link}`,
    'attendance-week': ({ link, count }) =>
      `На этой неделе ребёнок отмечен в саду: дней ${count}. Если не так, сообщите: ${link}`,
    'sheet-ready': ({ link, until }) => `Табель за месяц готов. Подтвердите его ${until}: ${link}`,
    'sheet-reminder': ({ link, until }) => `Не забудьте подтвердить табель ${until}: ${link}`,
    'sheet-unconfirmed': ({ link }) => `Табель никто не подтвердил. Что делать: ${link}`,
    'sheet-decided': ({ link }) => `Табель решил отдел образования. Почему: ${link}`,
    'absence-long': ({ link }) => `Ребёнок давно не ходит в сад. Укажите причину: ${link}`,
    'absence-decided': ({ link }) => `Принято решение о долгом отсутствии: ${link}`,
    'days-taken-back': ({ link }) => `Отдел образования исправил день в табеле: ${link}`,
    'dispute-decided': ({ link }) => `Спорный день в табеле решён: ${link}`,
    'lessons-missed': ({ link }) =>
      `Ребёнок пропустил подряд несколько занятий. Сообщите причину: ${link}`,
    'month-paid': ({ link, month }) =>
      `Государство оплатило детский сад за ${month}. Подробнее: ${link}`,
    'phone-changed': () =>
      `Ваш номер телефона в Kezek изменён в отделе образования. Если это были не вы, позвоните 1414.`,
    'phone-code': ({ code }) => `Код Kezek: ${code}. Никому его не сообщайте.`,
  },
}
