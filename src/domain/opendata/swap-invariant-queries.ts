/** The promise about exchanges of places, as a query that must return no rows. */
import { sql } from 'kysely'

/**
 * While an exchange is open every child of it has its contract in force; one that happened took all of its places, one
 * that came to nothing none.
 */
export const exchangesAsAWhole = sql<{ readonly what: string }>`
  select proposal.number as what
  from swap_proposal proposal join swap_leg leg on leg.proposal_id = proposal.id
  join place_hold on place_hold.id = leg.hold_id
  join contract running on running.id = leg.contract_id
  where (proposal.state in ('proposed', 'agreed') and (running.state <> 'in-force' or place_hold.state = 'used'))
    or (proposal.state = 'done' and place_hold.state <> 'used')
    or (proposal.state in ('declined', 'lapsed', 'failed') and place_hold.state in ('held', 'used'))
    or (proposal.state in ('proposed', 'agreed')) <> (leg.closed_at is null)`
