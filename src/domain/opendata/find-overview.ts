/** The figures that an office sees first. */
export {
  type OverviewCounts,
  selectActiveTerritories as findActiveTerritories,
  selectOverviewCounts as findOverviewCounts,
} from './overview-queries.ts'
