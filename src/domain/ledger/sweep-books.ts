/** What the worker does for the books of each territory once a period: found by the clock, never done twice. */
export {
  type Books,
  insertSweep as beginSweep,
  type SweepKind,
  selectUnswept as findUnswept,
  selectYearsReserved as findYearsReserved,
} from './book-sweep-queries.ts'
