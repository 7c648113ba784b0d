/** Which rows have a deadline behind them: the worker asks every minute. */
export {
  selectDueReleases as findDueReleases,
  selectDueRestorations as findDueRestorations,
} from './application-queries.ts'
export { selectDueClaims as findDueClaims } from './claim-queries.ts'
