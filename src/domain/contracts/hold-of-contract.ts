/** What contracts ask of the room of choice. */
export { findHold, findLiveHold, lockHold, lockPlaceAndHold } from '../choice/find-holds.ts'
export { DRAFT_CONTRACT, EXCHANGE_CHANGED, HOLD_RELEASED, type Hold } from '../choice/hold.ts'
export { releaseHold } from '../choice/release-hold.ts'
export { useHold } from '../choice/use-hold.ts'
