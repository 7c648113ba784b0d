/** About the timetable of a club: why not, and what can be done now, in English. */
import type { LessonRefusal } from '../../domain/lessons/lesson.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const lessonRefusals: RefusalTextsOf<LessonRefusal> = {
  'lesson/slot-overlaps': () => ({
    title: 'The group has a lesson on that day already.',
    next: 'A group has one lesson a day: end the other first.',
  }),
  'lesson/not-of-club': () => ({
    title: 'This is no group of a club.',
    next: 'Only clubs and sections keep a timetable.',
  }),
  'lesson/month-submitted': () => ({
    title: 'The sheet of this month is submitted.',
    next: 'Change the timetable from a month on that is not submitted.',
  }),
  'lesson/already-marked': () => ({
    title: 'The lesson of this day is marked already.',
    next: 'A lesson that was marked stays. If the mark is wrong, mend it in the sheet.',
  }),
  'lesson/changed-already': () => ({
    title: 'This day was changed already.',
    next: 'Take the other change back first.',
  }),
}
