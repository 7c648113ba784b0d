/** The figures that an office sees first. */
export {
  selectActiveTerritories as findActiveTerritories,
  selectOverviewCounts as findOverviewCounts,
} from './overview-queries.ts'
