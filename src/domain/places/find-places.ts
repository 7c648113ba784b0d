/** Reading places: what a provider has open, how its groups are filled, who publishes less than it has. */
export { type Departure, selectDepartures as findDepartures } from './departure-queries.ts'
export {
  type GroupOccupancy,
  type PlaceRow,
  selectOccupancy as findOccupancy,
  selectOpenPlaces as findOpenPlaces,
  selectUnpublished as findUnpublished,
  type Unpublished,
} from './place-queries.ts'
