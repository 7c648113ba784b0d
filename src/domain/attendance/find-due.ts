/** Which answers are overdue: the worker asks every minute. */
export { selectDisputesOverdue as findDisputesOverdue } from './dispute-queries.ts'
export { selectLinesOverdue as findLinesOverdue } from './sheet-queries.ts'
