/** О расписании кружка: почему нельзя и что можно сделать, на русском. */
import type { LessonRefusal } from '../../domain/lessons/lesson.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const lessonRefusals: RefusalTextsOf<LessonRefusal> = {
  'lesson/slot-overlaps': () => ({
    title: 'В этот день у группы уже есть занятие.',
    next: 'У группы одно занятие в день: сначала завершите прежнее.',
  }),
  'lesson/not-of-club': () => ({
    title: 'Это не группа кружка.',
    next: 'Расписание ведут только кружки и секции.',
  }),
  'lesson/month-submitted': () => ({
    title: 'Табель этого месяца сдан.',
    next: 'Меняйте расписание с месяца, который ещё не сдан.',
  }),
  'lesson/already-marked': () => ({
    title: 'Занятие этого дня уже отмечено.',
    next: 'Отмеченное занятие остаётся в расписании. Если отметка неверна, исправьте её в табеле.',
  }),
  'lesson/changed-already': () => ({
    title: 'На этот день уже внесено изменение.',
    next: 'Сначала отмените прежнее изменение.',
  }),
}
