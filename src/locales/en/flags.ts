/** Doubtful cases for the department: rules, figures, decision. */
import type { flags as kk } from '../kk/flags.ts'

export const flags: typeof kk = {
  title: 'Doubtful cases',
  lead: 'The system finds in the sheets what does not look like ordinary life. It is no guilt but a reason to look: neither money nor sheets stop by themselves.',
  publicTitle: 'Doubtful sheets',
  publicText:
    'What the system found in sheets in the last 12 months for education departments to look into. A doubt is no guilt, so only counts are published.',
  overview: 'Doubtful cases not looked into',
  empty: 'There are no such cases',
  emptyText: 'The system looks every night, and when a sheet is submitted.',
  rule: 'Rule',
  provider: 'Kindergarten',
  group: 'Group',
  wholeProvider: 'the whole kindergarten',
  month: 'Month',
  state: 'State',
  any: 'All',
  show: 'Show',
  open: 'Not looked into',
  decided: 'Decided',
  counts: 'By rule',
  mostShown: count => `The last ${count} cases are shown. Use the filter for others.`,
  states: { open: 'Not looked into', explained: 'Explained', confirmed: 'Confirmed' },
  rules: {
    'full-attendance': {
      title: 'Nobody missed a day of the month',
      text: of =>
        `The group has at least ${of} child-days marked, and hardly anybody was away once.`,
    },
    'marked-in-one-second': {
      title: 'Several groups marked in one second',
      text: of =>
        `At least ${of} groups were marked in one second. Of a phone without a network its own time is taken.`,
    },
    'present-on-absence': {
      title: 'A child with a certificate marked present',
      text: of => `At least ${of} days that a certificate or a request covers are marked present.`,
    },
    'present-on-day-off': {
      title: 'Marked present on a day off',
      text: () => 'By the working calendar the kindergarten is closed on that day.',
    },
    'over-capacity': {
      title: 'More children present than seats',
      text: of => `On at least ${of} days more children were there than the group has seats.`,
    },
    'same-days': {
      title: 'Identical sheets',
      text: of =>
        `At least ${of} children missed exactly the same days: in one group, in two groups, or as the month before.`,
    },
    'two-places': {
      title: 'One child in two places on one day',
      text: () => 'The child is marked present in two groups of one programme.',
    },
    'one-device': {
      title: 'Many families confirmed from one device',
      text: of =>
        `One device confirmed the months of at least ${of} families, or too many answers came from one address within an hour.`,
    },
    'fall-at-check': {
      title: 'Fewer children on the day of a check',
      text: of =>
        `Attendance fell by ${of} % or more on the days of a check and came back, or children left in those weeks.`,
    },
    'outside-contract': {
      title: 'Marked present without a contract',
      text: of => `At least ${of} days before or after the contract are marked present.`,
    },
    'lesson-clash': {
      title: 'One child in two lessons at one time',
      text: () =>
        'By the timetable the lessons overlap and the child is marked present at both, or it was in its kindergarten during the lesson.',
    },
    'outside-timetable': {
      title: 'Marked present when the timetable has no lesson',
      text: () => 'There was no lesson on that day, or it was marked before the lesson began.',
    },
    'over-room-capacity': {
      title: 'More children came than the room holds',
      text: of => `At ${of} lessons or more there were more children in the room than it holds.`,
    },
    'coach-in-two-places': {
      title: 'One coach in two rooms at one time',
      text: of =>
        `On ${of} days or more one person taught two lessons at one time in two rooms or clubs.`,
    },
  },
  assumed: 'The thresholds are our assumption: no order sets them.',
  evidence: 'Figures that can be checked',
  figure: 'What was counted',
  value: 'Value',
  figures: {
    days: 'Days',
    dayCount: 'How many days',
    children: 'Children',
    childDays: 'Child-days',
    presentDays: 'Child-days marked present',
    presentPercent: 'Attendance of the group',
    territoryPercent: 'Attendance of the whole territory',
    capacity: 'Seats of the group',
    most: 'Most children on a day',
    groups: 'Groups in one second',
    at: 'First time',
    marks: 'Marks in one second',
    alikeInGroup: 'Children alike in the group',
    alikeOtherGroup: 'Children alike with another group',
    otherGroup: 'The other group',
    alikeMonthBefore: 'Children alike with the month before',
    otherProvider: 'BIN of the other provider',
    families: 'Most families from one device',
    devices: 'Such devices',
    familiesOfAddress: 'Families from one address within an hour',
    checkOn: 'Day of the check',
    beforePercent: 'Attendance before the check',
    duringPercent: 'Attendance on the days of the check',
    afterPercent: 'Attendance after the check',
    leftAtCheck: 'Children who left in those weeks',
    withoutLesson: 'Days without a lesson in the timetable',
    beforeLesson: 'Days marked before the lesson began',
    roomCapacity: 'Capacity of the room',
  },
  children: 'Numbers of applications',
  found: 'Found',
  seen: 'Found the last time',
  decision: 'Decision',
  explain: 'Explained: nothing wrong',
  confirm: 'Confirmed: something is wrong',
  confirmHint:
    'Confirming stops no money. Write to the kindergarten, or begin to take it off the list.',
  words: 'Why',
  wordsHint: 'What was looked into and found. No names of people.',
  decide: 'Save the decision',
  saved: 'The decision is saved.',
  write: 'Write to the kindergarten',
  file: 'Papers of the kindergarten',
  mistakes: {
    outcome: 'Choose a decision.',
    words: most => `Say why: 3–${most} characters.`,
  },
}
