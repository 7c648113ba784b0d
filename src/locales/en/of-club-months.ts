/** What is said otherwise of the lessons and months of clubs, to head, family and office, in English. */
import type { ofClubMonths as kk } from '../kk/of-club-months.ts'

export const ofClubMonths: typeof kk = {
  attendance: {
    takenBack: {
      title: 'Lessons that the department took back',
      text: 'These lessons are not paid; where they were, the next act deducts them.',
    },
    letters: { '-': { word: 'no lesson' } },
    disputedDay: 'a lesson that was disputed',
    disputeStates: {
      open: 'Waits for the club',
      conceded: 'The club agreed',
      contested: 'The club disagrees, the department decides',
      unanswered: 'The club did not answer, the department decides',
    },
    day: {
      title: 'Attendance of the lesson',
      noChildren: 'No child is in the group at this lesson',
      dayField: 'Day of the lesson',
      words: 'Why do you change a lesson that is over?',
      wordsHint:
        'Only needed when a mark of a past lesson changes. For example: “The mother brought a certificate”.',
      wordsMissing: 'Say why you change a mark of a past lesson: 3 to 500 characters.',
      otherDay: 'Choose a day with a lesson not later than today.',
    },
    month: {
      table: (group, month) => `${group}, ${month}: children and lessons`,
      unmarkedTitle: count => `Lessons not marked: ${count}`,
      unmarkedText:
        'Press a lesson to mark it. When the sheet is submitted, a lesson not marked counts as absent.',
      allMarked: 'Every lesson up to today is marked.',
      papers: 'Papers for missed lessons',
      submitText:
        'Then each parent sees the lessons of her child and confirms them. You can no longer change marks: you only answer where a parent disagrees.',
      unmarkedSeen: count => `Count the lessons not marked (${count}) as absent`,
      unmarkedNotSeen: 'Mark the lessons, or agree that they count as absent.',
      notKept: 'No sheets of months are submitted in this territory: only lessons are marked.',
      disputes: 'Lessons in dispute',
      agree: 'We agree: the lesson becomes as the parent says',
      yourWords: words => `Club: “${words}”`,
    },
    family: {
      panelText:
        'The club recorded the lessons of your child. If they are right, confirm with one button.',
      unusual: 'Unusual lessons',
      nothingUnusual: 'The child was at every lesson.',
      calendar: 'Lessons of the month',
      confirmText: 'Only the lessons that you confirm are paid.',
      complain: 'Complain about the club',
      wrong: 'I do not agree: some lessons are wrong',
      sent: 'The lessons you do not agree with were sent to the club. The others are confirmed.',
      notSubmittedText: 'The club submits it at the end of the month. We send an SMS then.',
      disputes: 'Lessons you do not agree with',
      until: 'The club answers',
    },
    dispute: {
      title: 'Which lessons are wrong?',
      lead: 'Choose the wrong lessons only. The others are confirmed at once.',
      days: 'Lessons',
      none: 'Choose at least one lesson.',
      checkText:
        'The club answers by its deadline. If it does not agree, the department decides. Only the pay for these lessons waits.',
      nothing: 'No lesson of this month can be disputed',
    },
    paper: {
      lead: 'Lessons on days with a certificate or a request count as excused in the sheet.',
      documentMissing:
        'Add the certificate: without it lessons on days of illness are not excused.',
      done: 'Recorded. The lessons of these days count when the club submits its sheet.',
    },
  },
  providerPlaces: {
    work: {
      disputes: (group, month, count) =>
        `${group}, ${month}: lessons that parents dispute: ${count}`,
    },
  },
  acts: {
    waits: { provider: 'Waiting for the club' },
    steps: { act: 'Act prepared, signed by the club' },
    disputedOf: count => `Disputed: ${count}. Only the money of the disputed lesson waits.`,
    provider: 'Club',
    days: 'Payable lessons',
    signText:
      'By signing you agree with the sum and with the lessons of each line. If you see a mistake, do not sign: write to the department.',
    line: {
      part: (norm, days) => `${norm} × ${days} lessons`,
      over: (parts, working, sum) => `${parts} ÷ ${working} planned lessons = ${sum}`,
      days: 'Lesson by lesson',
      day: 'Lesson',
      disputes: 'Disputed lessons',
    },
  },
  childMoney: {
    lead: 'You do not pay this money: the state pays the club for the lessons that you confirmed.',
    formula: (parts, working, sum) => `${parts} ÷ ${working} planned lessons = ${sum}`,
    part: (norm, days) => `norm of a month ${norm} × ${days} payable lessons`,
  },
  absences: {
    provider: 'Club',
    panel: 'Your child has not been to the club for long',
    panelText: day =>
      `By the marks the first lesson missed was on ${day}, and there is no document about it. Tell us why: the contract is not ended before you are heard.`,
    panelDocument:
      'If there is a certificate, you can add it at once: these lessons are excused then.',
  },
  departmentAttendance: {
    takeBack: 'Take lessons back',
    takeBackText:
      'When a lesson was confirmed at which the child was not, take it back here. An act that is drawn up stays as it is: the next act of the club deducts the sum. The family and the club see the reason.',
    takeBackDays: 'Which lessons',
    takeBackNow: 'Take the chosen lessons back',
    takeBackNone: 'Choose one lesson at least',
    allMarked: 'All lessons of today are marked',
    allMarkedText: 'Every group that has a lesson today is marked.',
    provider: 'Club',
    disputes: 'Disputed lessons that wait for a decision',
    disputeStates: {
      open: 'the club is asked',
      conceded: 'the club agreed',
      contested: 'the club did not agree',
      unanswered: 'the club did not answer',
    },
    daysTitle: 'Lessons',
    disputedTitle: day => `Disputed lesson: ${day}`,
    providerSays: 'The club',
    upheld: 'The parent is right: the lesson is corrected',
    dismissed: 'The mark is right: the lesson stays',
    wordsHint: 'The family and the club read these words. Name no people.',
  },
  monthClose: {
    lead: 'At which step each club is, who is waited for, how late it is and what to do next.',
    none: 'No club had children in this month',
    dates: { submitBy: 'Clubs submit their sheets', payBy: 'Clubs get their money' },
    progress: 'Clubs by step',
    count: 'Clubs',
    providers: 'Clubs',
    provider: 'Club',
    next: { draft: 'Remind the club to sign' },
    prepareText:
      'Acts are prepared for clubs that submitted all sheets and whose parents’ time to answer is over. The others stay in the list. On the day of the rules the system itself prepares acts of whatever is confirmed.',
    prepareAll: count => `Prepare the acts of all clubs that are ready: ${count}`,
    nothingReady: 'No club is ready yet.',
  },
}
