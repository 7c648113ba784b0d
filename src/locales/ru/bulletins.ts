/** Тексты страниц бюллетеней: освободившиеся и отозванные места, выданное. */
import type { bulletins as kk } from '../kk/bulletins.ts'

export const bulletins: typeof kk = {
  title: 'Бюллетени мест',
  titleOf: (territory: string) => `${territory}: бюллетени мест`,
  dayTitle: (territory: string, day: string) => `${territory}: бюллетень за ${day}`,
  lead: 'Каждый день в установленный час публикуются три протокола: какие места освободились, какие отозваны, кому что выдано. После публикации изменить их нельзя.',
  day: 'День',
  freed: 'Освободившиеся места',
  withdrawn: 'Отозванные места',
  issued: 'Выданные ваучеры, направления и места',
  none: 'Бюллетеней ещё нет',
  noneText: 'Первый выйдет сегодня в час, установленный правилами.',
  emptyFreed: 'В этот день места не освобождались.',
  emptyWithdrawn: 'В этот день места не отзывались.',
  emptyIssued: 'В этот день ничего не выдано.',
  provider: 'Детский сад',
  group: 'Группа',
  age: 'Возраст',
  admission: 'Порядок приёма',
  starts: 'С какого дня',
  until: (day: string) => `по ${day} включительно`,
  cause: 'Почему свободно',
  reason: 'Причина',
  application: 'Заявление',
  what: 'Что выдано',
  category: 'Категория',
  at: 'Время',
  older: 'Более ранние дни',
  files: 'Файлы',
  checksum: 'Контрольная сумма (SHA-256)',
  more: (shown: string, all: string) =>
    `Показаны первые ${shown} из ${all} строк. Все строки – в файле.`,
  leaf: 'Запись в журнале',
  span: (from: string, until: string) => `Что произошло: ${from} – ${until}.`,
  check: 'Проверьте сами',
  cite: 'Как сослаться',
  steps: {
    file: (url: string) =>
      `Скачайте файл ${url} и посчитайте его контрольную сумму SHA-256 (sha256sum): она должна совпасть с указанной.`,
    leaf: (index: string | null) =>
      index === null
        ? 'Найдите запись об этом бюллетене в журнале (вид bulletin.closed): контрольная сумма там та же. Запись получает своё место за несколько секунд.'
        : `Откройте запись ${index} открытого журнала (вид bulletin.closed): контрольная сумма там та же.`,
    log: (log: string) =>
      `Проверьте сам журнал: kezek-verify log ${log}. Поле log в бюллетене – печать журнала на тот час.`,
  },
  admissions: {
    general: 'общий порядок',
    'early-booking': 'раннее бронирование',
    temporary: 'временно',
  } as Readonly<Record<string, string>>,
  causes: {
    published: 'опубликовано организацией',
    freed: 'ребёнок выбыл',
    absence: 'ребёнок временно отсутствует',
    'leaving-school': 'ребёнок уходит в школу',
    returned: 'выданное место вернулось',
    ripened: 'место раннего бронирования освободилось',
  } as Readonly<Record<string, string>>,
  reasons: {
    'published-by-mistake': 'опубликовано по ошибке',
    'child-stays': 'ребёнок остаётся',
    'group-closed': 'группа закрыта',
    repair: 'ремонт',
    'staff-missing': 'нет воспитателя',
    'provider-excluded': 'организация исключена из перечня',
    other: 'другая причина',
  } as Readonly<Record<string, string>>,
  whats: {
    voucher: 'предложен ваучер',
    referral: 'выдано направление',
    'place-held': 'место удержано',
    enrolment: 'ребёнок зачислен',
  } as Readonly<Record<string, string>>,
}
