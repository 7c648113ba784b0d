/** The promise about referrals, as a query that must return no rows. */
import { sql } from 'kysely'

/** An issued referral keeps exactly its place for exactly its child and term; one that ended keeps none. */
export const referralsHoldTheirPlace = sql<{ readonly what: string }>`
  select referral.number as what from referral
  join place_hold on place_hold.id = referral.hold_id
  where (place_hold.application_id, place_hold.place_id, place_hold.group_id)
      <> (referral.application_id, referral.place_id, referral.group_id)
    or (referral.state = 'issued' and place_hold.state = 'held' and place_hold.until <> referral.valid_until)
    or (referral.state <> 'issued' and place_hold.state = 'held')
    or (referral.state = 'enrolled' and place_hold.state <> 'used')
  union all
  select application.number from place_hold
  join application on application.id = place_hold.application_id
  where place_hold.cause = 'referral' and place_hold.round_id is not null and not exists (
    select from referral where referral.hold_id = place_hold.id)`
