/** О помещениях, тренерах и условиях перед договором кружка: почему нельзя и что можно сделать, по-русски. */
import type { ActivityRefusal } from '../../domain/activities/activity.ts'
import type { GateRefusal } from '../../domain/activities/decide-gates.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

const PAPERS: Readonly<Record<string, string>> = {
  'no-conviction': 'справка об отсутствии судимости',
  medical: 'медицинская справка',
  'first-aid': 'свидетельство о первой помощи',
  qualification: 'документ о квалификации',
}

const dayOf = (fact: string | number | undefined) => String(fact).split('-').reverse().join('.')

export const activityRefusals: RefusalTextsOf<
  ActivityRefusal | GateRefusal | 'scope/kindergartens-only'
> = {
  'activity/no-club': () => ({
    title: 'Эта организация — не кружок и не секция.',
    next: 'Помещения и тренеров ведут только кружки и секции.',
  }),
  'activity/name-taken': () => ({
    title: 'Такое название уже есть.',
    next: 'Назовите иначе.',
  }),
  'activity/room-in-use': facts => ({
    title: `В этом помещении в тот день или позже есть занятия: в расписании ${facts.lessons}.`,
    next: 'Сначала перенесите занятия в другое помещение.',
  }),
  'activity/coach-teaches': facts => ({
    title: `После этого дня у тренера есть занятия в расписании: ${facts.lessons}.`,
    next: 'Сначала передайте его занятия другому тренеру.',
  }),
  'activity/coach-left': () => ({
    title: 'Последний день тренера уже отмечен.',
    next: 'Если он вернулся, добавьте его заново.',
  }),
  'activity/days-reversed': () => ({
    title: 'Последний день раньше первого.',
    next: 'Проверьте даты.',
  }),
  'activity/day-ahead': () => ({
    title: 'Этот день ещё не наступил.',
    next: 'Укажите сегодняшний или прошедший день.',
  }),
  'activity/paper-waiting': () => ({
    title: 'Такой документ уже ждёт проверки отдела.',
    next: 'Дождитесь ответа отдела.',
  }),
  'activity/paper-answered': () => ({
    title: 'На этот документ уже ответили.',
    next: 'Обновите страницу: кто-то ответил раньше.',
  }),
  'activity/lessons-too-few': facts => ({
    title: `В месяц нужно не меньше занятий: ${facts.least}. Норматив рассчитан на столько.`,
    next: 'Увеличьте число занятий или напишите в отдел образования.',
  }),
  'activity/children-enrolled': facts => ({
    title: `В группе есть дети: ${facts.children}. Направление и число занятий меняют оплату за них.`,
    next: 'Откройте новую группу или напишите в отдел образования.',
  }),
  'activity/overfull': facts => ({
    title: `В группе занято или опубликовано больше мест: ${facts.taken}.`,
    next: 'Сначала отзовите опубликованные места.',
  }),
  'scope/kindergartens-only': () => ({
    title: 'Эта страница только для детских садов.',
    next: 'Выберите вверху «Детские сады».',
  }),
  'gate/not-listed': () => ({
    title: 'В этот день кружка нет в перечне поставщиков.',
    next: 'Выберите кружок из перечня.',
  }),
  'gate/programme-closed': () => ({
    title: 'У этой группы нет расписания занятий, договор пока не заключить.',
    next: 'Подождите, пока кружок внесёт расписание, или выберите другую группу.',
  }),
  'gate/no-capacity': facts => ({
    title: `Мест в группе и её помещении больше нет: ${facts.children} из ${facts.seats}.`,
    next: 'Встаньте в лист ожидания или выберите другую группу.',
  }),
  'gate/staff-evidence': facts => ({
    title: `${facts.until === undefined ? 'Нет документа тренера' : `Документ тренера действовал до ${dayOf(facts.until)}`}: ${PAPERS[String(facts.kind)] ?? facts.kind}.`,
    next: 'Договор не заключается, пока кружок не покажет документ отделу образования. Можно выбрать другую группу.',
  }),
  'gate/premises': facts => ({
    title:
      facts.until === undefined
        ? 'Помещения кружка не проверены.'
        : `Проверка помещений кружка действовала до ${dayOf(facts.until)}.`,
    next: 'Договор не заключается до проверки отделом образования. Можно выбрать другой кружок.',
  }),
}
