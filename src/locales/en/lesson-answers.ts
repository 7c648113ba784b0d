/** Confirming lessons of a club week by week: texts for the family and for the head of the club. */
import type { lessonAnswers as kk } from '../kk/lesson-answers.ts'

export const lessonAnswers: typeof kk = {
  title: 'Confirm lessons',
  lead: 'Lessons that the club has marked. If they are right, confirm the week with one button: the end of the month asks nothing again.',
  confirmWeek: count => `I confirm this week (lessons: ${count})`,
  confirmOne: 'I confirm',
  wrong: 'Not so',
  standings: {
    open: 'Waits for you',
    confirmed: 'You confirmed it',
    objected: 'You did not agree',
  },
  changed: (before, now) =>
    `You answered the mark “${before}”, and the club corrected it to “${now}” afterwards. Please look again.`,
  youSaid: words => `You: “${words}”`,
  none: 'Nothing waits for you',
  noneText: 'A lesson appears here once the club has marked it.',
  confirmed: 'Thank you! The lessons are confirmed.',
  sent: 'The club sees your words.',
  wrongTitle: 'How was it in fact?',
  wrongLead: (day, marked) => `${day}: the club marked “${marked}”.`,
  wrongText:
    'The club sees your words at once. If it does not correct the mark, only the money of this lesson waits for a decision.',
  was: claimed => `As you say: ${claimed}. Explain in a few words`,
  send: 'Send',
  back: 'Back',
  panel: count => `Lessons that wait for you: ${count}`,
  panelText:
    'Look once a week and confirm with one button: the end of the month asks nothing then.',
  look: 'Look and confirm',
  all: 'Lessons of this month',
  already: count => `Lessons you have confirmed already: ${count}.`,
  left: 'Lessons you have not confirmed yet',
  saidBefore: day =>
    `${day}: you did not agree with this lesson before. Your words go to the club with your answer.`,
  deskText:
    'Correct the mark if it is wrong. Otherwise these lessons are in dispute once the sheet is submitted.',
  desk: (claimed, words) => `The parent says: ${claimed}. “${words}”`,
}
