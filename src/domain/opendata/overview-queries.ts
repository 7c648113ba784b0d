/** SQL of the figures that an office sees first of its queue. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'

type OverviewCounts = {
  readonly free_places: number
  readonly open_claims: number
  readonly unreached: number
}

export async function selectOverviewCounts(
  read: Read,
  territory: string,
  programme: Programme,
): Promise<OverviewCounts> {
  const result = await sql<OverviewCounts>`
    select
      (select count(*)::integer from place
       join provider_group on provider_group.id = place.group_id
       join provider on provider.id = provider_group.provider_id
       where place.state = 'published' and provider.territory_code = ${territory}
         and provider.programme = ${programme}) as free_places,
      (select count(*)::integer from benefit_claim claim
       join application on application.id = claim.application_id
       where claim.state = 'claimed' and application.state <> 'archived'
         and application.territory_code = ${territory} and application.programme = ${programme}) as open_claims,
      (select count(*)::integer from voucher
       where state = 'offered' and notified_at is null and territory_code = ${territory}
         and programme = ${programme}) as unreached`.execute(read)
  return result.rows[0] ?? { free_places: 0, open_claims: 0, unreached: 0 }
}

/** What an office of the territory has to do with: programmes of its applications and providers. */
export async function selectActiveProgrammes(
  read: Read,
  territory: string,
): Promise<readonly Programme[]> {
  const result = await sql<{ programme: Programme }>`
    select programme from unnest(array['preschool', 'club']) with ordinality known (programme, place)
    where exists (select from provider
                  where provider.territory_code = ${territory} and provider.programme = known.programme)
       or exists (select from application
                  where application.territory_code = ${territory} and application.programme = known.programme)
    order by place`.execute(read)
  return result.rows.map(row => row.programme)
}

/** Queue territories at or below one that have applications or providers, by code. */
export async function selectActiveTerritories(
  read: Read,
  under: string,
): Promise<readonly string[]> {
  const result = await sql<{ code: string }>`
    with recursive below as (
      select code from territory where code = ${under}
      union all
      select child.code from territory child join below on child.parent_code = below.code
    )
    select code from below
    where exists (select from application where application.territory_code = below.code)
       or exists (select from provider where provider.territory_code = below.code)
    order by code`.execute(read)
  return result.rows.map(row => row.code)
}
