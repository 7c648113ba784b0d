/** A vacant place of a group and its words (order 254, 3, 3): admission, start, restriction). */

export type Admission = 'general' | 'early-booking' | 'temporary'

export const ADMISSIONS: readonly Admission[] = ['general', 'early-booking', 'temporary']

/** `exchange`: promised by an exchange of families; it is another child's seat still, so nobody counts it. */
export type PlaceState = 'published' | 'held' | 'taken' | 'withdrawn' | 'exchange'

/** Why the place is there. */
export type PlaceCause = 'published' | 'freed' | 'absence' | 'leaving-school' | 'swap'

/** Why a place is taken back; told in the bulletin of withdrawn places. */
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number]

export const WITHDRAWAL_REASONS = [
  'published-by-mistake',
  'child-stays',
  'group-closed',
  'repair',
  'staff-missing',
  'other',
] as const

export type PlaceRefusal =
  | 'place/over-capacity'
  | 'place/more-than-leave'
  | 'place/day-passed'
  | 'place/not-published'
  | 'place/not-listed'

/** How a group is filled, under its lock. `held` and `published` by seat: see `possibleMore`. */
export type Occupancy = {
  readonly capacity: number
  /** Children with a seat, and those among them whose seat is lent. */
  readonly enrolled: number
  readonly away: number
  /** Published or kept for a child, of places that are free today: general and temporary. */
  readonly openNow: number
  /** The same of early booking, also those whose child has signed: their seats are taken by children who leave. */
  readonly openLater: number
}

/**
 * How many more places may be published: of those free today as many as there are empty seats, of early
 * booking as many as there are children who could leave. Never below zero.
 */
export function possibleMore(group: Occupancy, admission: Admission): number {
  const seated = group.enrolled - group.away
  const room =
    admission === 'early-booking'
      ? seated - group.openLater
      : group.capacity - seated - group.openNow
  return Math.max(room, 0)
}
