/** About a club's rooms, coaches and the gates before a contract: why not, and what can be done, in English. */
import type { ActivityRefusal } from '../../domain/activities/activity.ts'
import type { GateRefusal } from '../../domain/activities/decide-gates.ts'
import type { RefusalTextsOf } from '../refusal-code.ts'

const PAPERS: Readonly<Record<string, string>> = {
  'no-conviction': 'certificate of no conviction',
  medical: 'medical certificate',
  'first-aid': 'first aid certificate',
  qualification: 'proof of qualification',
}

export const activityRefusals: RefusalTextsOf<
  ActivityRefusal | GateRefusal | 'scope/kindergartens-only'
> = {
  'activity/no-club': () => ({
    title: 'This organisation is not a club.',
    next: 'Only clubs keep rooms and coaches.',
  }),
  'activity/name-taken': () => ({
    title: 'That name is taken.',
    next: 'Give another name.',
  }),
  'activity/room-in-use': facts => ({
    title: `Lessons are held in this room on that day or later: ${facts.lessons} in the timetable.`,
    next: 'Move them to another room first.',
  }),
  'activity/coach-teaches': facts => ({
    title: `After that day the coach has lessons in the timetable: ${facts.lessons}.`,
    next: 'Give them to another coach first.',
  }),
  'activity/coach-left': () => ({
    title: 'The last day of this coach is already set.',
    next: 'If the coach came back, add the coach again.',
  }),
  'activity/days-reversed': () => ({
    title: 'The last day is before the first.',
    next: 'Check the days.',
  }),
  'activity/day-ahead': () => ({
    title: 'That day has not come yet.',
    next: 'Give today or an earlier day.',
  }),
  'activity/paper-waiting': () => ({
    title: 'Such a paper already waits for the department.',
    next: 'Wait for its answer.',
  }),
  'activity/paper-answered': () => ({
    title: 'This paper was answered already.',
    next: 'Load the page again: somebody was first.',
  }),
  'activity/lessons-too-few': facts => ({
    title: `At least ${facts.least} lessons a month must be planned: the norm is for so many.`,
    next: 'Plan more lessons, or write to the education department.',
  }),
  'activity/children-enrolled': facts => ({
    title: `There are children in the group: ${facts.children}. Direction and planned lessons change what is paid for them.`,
    next: 'Open a new group, or write to the education department.',
  }),
  'activity/overfull': facts => ({
    title: `More seats of the group are taken or published: ${facts.taken}.`,
    next: 'Take published places back first.',
  }),
  'scope/kindergartens-only': () => ({
    title: 'This page is for kindergartens only.',
    next: 'Choose “Kindergartens” above.',
  }),
  'gate/not-listed': () => ({
    title: 'On that day the club is not on the list of providers.',
    next: 'Choose a club that is on the list.',
  }),
  'gate/programme-closed': () => ({
    title: 'This group has no timetable yet, so no contract can be made.',
    next: 'Wait until the club has entered it, or choose another group.',
  }),
  'gate/no-capacity': facts => ({
    title: `The group or its room is full: ${facts.children} of ${facts.seats}.`,
    next: 'Join the waiting list, or choose another group.',
  }),
  'gate/staff-evidence': facts => ({
    title: `${facts.until === undefined ? 'A coach lacks a paper' : `A paper of a coach ended on ${facts.until}`}: ${PAPERS[String(facts.kind)] ?? facts.kind}.`,
    next: 'No contract is made until the club has shown it to the education department. You may choose another group.',
  }),
  'gate/premises': facts => ({
    title:
      facts.until === undefined
        ? 'The premises of the club were not checked.'
        : `The check of the club's premises ended on ${facts.until}.`,
    next: 'No contract is made until the education department has checked them. You may choose another club.',
  }),
}
