/** Choosing among providers: open to everybody, and nothing of the reader is kept. */
export {
  selectCatalogue as findCatalogue,
  selectCentre as findCentre,
  selectGroupsForChoice as findGroupsForChoice,
  selectMarkers as findMarkers,
  selectSettlements as findSettlements,
} from './catalogue-queries.ts'
