/** The figures that an office sees first. */
export {
  selectActiveProgrammes as findActiveProgrammes,
  selectActiveTerritories as findActiveTerritories,
  selectOverviewCounts as findOverviewCounts,
} from './overview-queries.ts'
