/** About sheets: why not, and what can be done now, in English. */
import type { AttendanceRefusal } from '../../domain/attendance/attendance.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

export const attendanceRefusals: RefusalTextsOf<AttendanceRefusal> = {
  'attendance/day-to-come': () => ({
    title: 'This day has not come yet.',
    next: 'Mark today or a day that is over.',
  }),
  'attendance/day-off': () => ({
    title: 'This is no working day.',
    next: 'Choose a working day: days off are not in the sheet.',
  }),
  'attendance/no-lesson': () => ({
    title: 'The group has no lesson on this day.',
    next: 'Look at the timetable: only days with a lesson are marked.',
  }),
  'attendance/two-places': () => ({
    title: 'The child was marked in another place at the same time.',
    next: 'Reload the page and save again: the mark with the other hours will be shown.',
  }),
  'attendance/month-submitted': () => ({
    title: 'The sheet of this month is submitted.',
    next: 'If a parent does not agree with a day, she says so in the sheet and you answer.',
  }),
  'attendance/mark-not-in-rules': () => ({
    title: 'The rules of this territory do not know this mark.',
    next: 'Load the page anew and choose one of the reasons offered.',
  }),
  'attendance/paper-outside-enrolment': () => ({
    title: 'The child was not enrolled on these days.',
    next: 'Check the days of the paper.',
  }),
  'sheet/month-not-over': () => ({
    title: 'The month is not over.',
    next: 'The sheet can be submitted from the last working day of the month on.',
  }),
  'sheet/no-lessons': () => ({
    title: 'The group had no lesson in this month.',
    next: 'If there were lessons, put them into the timetable first.',
  }),
  'sheet/days-not-marked': facts => ({
    title: `Days that are not marked: ${facts.count}.`,
    next: 'Mark them, or agree that they count as missed.',
  }),
  'sheet/already-submitted': () => ({
    title: 'The sheet was submitted before.',
    next: 'Nothing is to be done: the answers of parents are on this page.',
  }),
  'sheet/not-here': () => ({
    title: 'No electronic sheet is kept in this territory for this month.',
    next: 'The rules of the territory are on the page of rules.',
  }),
  'sheet/changed': () => ({
    title: 'The sheet has changed since you opened it.',
    next: 'Look at the days again and answer.',
  }),
  'sheet/already-answered': () => ({
    title: 'This month is answered.',
    next: 'The answer is on this page.',
  }),
  'sheet/too-late': () => ({
    title: 'The time to answer is over.',
    next: 'The department decides now. You will be told.',
  }),
  'sheet/day-not-disputable': () => ({
    title: 'This day cannot be disputed.',
    next: 'Choose a working day on which your child was enrolled, and an answer that differs from the mark.',
  }),
  'sheet/nothing-to-take-back': () => ({
    title: 'These days cannot be taken back',
    next: 'Only days of a confirmed month that count can be. Decide its disputed days first.',
  }),
  'sheet/nothing-to-decide': () => ({
    title: 'There is nothing left to decide here.',
    next: 'Load the page anew: perhaps somebody has answered.',
  }),
  'lesson-answer/month-submitted': () => ({
    title: 'The sheet of this month is submitted.',
    next: 'Answer for the whole month in the sheet now.',
  }),
  'lesson-answer/objected': () => ({
    title: 'Your family has already said that this lesson was otherwise.',
    next: 'Once the club corrects the mark it can be confirmed.',
  }),
}
