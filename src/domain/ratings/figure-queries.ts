/** SQL of sums over ratings: by criterion, and by family for how they spread. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { RatingSums } from './rating-figures.ts'

/** Of kindergartens that have a rating; the newest version of each family counts. */
export async function selectSums(
  read: Read,
  providerIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, RatingSums>> {
  const result = await sql<RatingSums & { readonly providerId: bigint }>`
    with current as materialized (
      select rating.provider_id, score.rating_id, score.criterion, score.score
      from rating join rating_score score on score.rating_id = rating.id
      where rating.provider_id = any(${providerIds}::bigint[])
        and score.version = (select max(version) from rating_version version where version.rating_id = rating.id)
    ), family as (
      select provider_id, rating_id, count(*) as scores, sum(score) as total from current group by provider_id, rating_id
    )
    select provider_id as "providerId", count(*)::integer as ratings, sum(scores)::integer as scores,
           sum(total)::integer as total,
           array(select (select count(*)::integer from family one where one.provider_id = family.provider_id
                   and (2 * one.total + one.scores) / (2 * one.scores) = stars)
                 from generate_series(1, 5) stars order by stars) as spread,
           (select jsonb_object_agg(criterion, jsonb_build_object('ratings', ratings, 'total', total))
            from (select criterion, count(*) as ratings, sum(score) as total from current
                  where current.provider_id = family.provider_id group by criterion) sums) as "byCriterion"
    from family group by provider_id`.execute(read)
  return new Map(result.rows.map(row => [row.providerId, row]))
}
