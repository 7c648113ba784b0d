/**
 * The promises about iterations, as queries that must return no rows. They read the published bundles as
 * PostgreSQL reads JSON and share no code with the distribution: a mistake there would be seen here.
 */
import { sql } from 'kysely'

type Row = { readonly what: string }

/**
 * A bundle that somebody broke is not JSON: `bundles-are-as-published` names it, the others leave it out. Read as
 * JSON once a bundle and no more (`materialized`, `offset 0`): once a candidate took three minutes for 3 000 children.
 */
const bundles = sql`
  select id, number, queue, input -> 'applications' as applications, input -> 'pools' as pools,
         input #>> '{rulePack,poolRule}' = 'settlement' as by_settlement
  from (
    select id, number, (territory_code || ' ' || programme) as queue,
           case when pg_input_is_valid(bundle, 'jsonb') then bundle::jsonb -> 'input' end as input
    from iteration offset 0
  ) parsed`

/** All columns as text: whatever stands in a bundle, reading it never fails. */
const candidates = sql`
  select held.id as iteration_id, held.number as iteration_number, held.queue, one.*,
         case when held.by_settlement then one.settlement end as pool
  from held cross join lateral jsonb_to_recordset(
    case jsonb_typeof(held.applications) when 'array' then held.applications else '[]' end
  ) as one (id text, tier text, cohort text, kind text, settlement text, "submittedAt" text, batch text)`

/**
 * In one list (cohort, tier, kind, and settlement where places are counted by it) no child that stands alone
 * was left out while one behind it got an offer, and every candidate was decided. A batch is all or none
 * and may be passed over by the rule itself (iteration.md, "Decision").
 */
export const nobodyPassedOver = sql<Row>`
  with held as materialized (${bundles}), candidate as materialized (${candidates}),
  decided as (
    select candidate.*, decision.offered from candidate
    left join application on application.number = candidate.id
    left join iteration_decision decision
      on decision.iteration_id = candidate.iteration_id and decision.application_id = application.id
  ), seen as (
    select *, bool_or(offered) over (
      partition by iteration_id, cohort, tier, kind, pool
      order by lpad("submittedAt", 20, '0') desc, id collate "C" desc
      rows between unbounded preceding and 1 preceding) as later_one_offered
    from decided where batch is null
  )
  select queue || ' ' || iteration_number || ': ' || id as what from seen
  where not offered and later_one_offered
  union all
  select queue || ' ' || iteration_number || ': ' || id from decided where offered is null`

/** No pool of an iteration gave more offers than it had free places; a pool that is not there gave none. */
export const noPlaceGivenTwice = sql<Row>`
  with held as materialized (${bundles}), candidate as materialized (${candidates}),
  given as (
    select candidate.iteration_id, queue, iteration_number, candidate.cohort, candidate.kind, pool,
           count(*) as offers
    from candidate
    join application on application.number = candidate.id
    join iteration_decision decision on decision.application_id = application.id
      and decision.iteration_id = candidate.iteration_id and decision.offered
    group by 1, 2, 3, 4, 5, 6
  ), free as (
    select held.id as iteration_id, one.settlement as pool, one.cohort, one.kind, one.free
    from held cross join lateral jsonb_to_recordset(
      case jsonb_typeof(held.pools) when 'array' then held.pools else '[]' end
    ) as one (settlement text, cohort text, kind text, free text)
  )
  select queue || ' ' || iteration_number || ': ' || given.cohort || ' ' || given.kind
         || coalesce(' ' || given.pool, '') as what
  from given
  left join free on free.iteration_id = given.iteration_id and free.cohort = given.cohort
    and free.kind = given.kind and free.pool is not distinct from given.pool
  where case when pg_input_is_valid(free.free, 'bigint') then free.free::bigint else 0 end < given.offers`

/** Who was decided got the voucher, and nobody else did; a targeted voucher of clubs has no iteration. */
export const vouchersFollowDecisions = sql<Row>`
  select coalesce(voucher.number, application.number) as what
  from (select iteration_id, application_id from iteration_decision where offered) decision
  full join (select * from voucher where iteration_id is not null) voucher using (iteration_id, application_id)
  left join application on application.id = application_id
  where voucher.id is null or decision.iteration_id is null`

/**
 * The stored text of each bundle still has the hashes that stand in it, in its row and in the journal, and
 * the decisions beside it are those inside it. A bundle is canonical JSON: its parts are cut out as text.
 */
export const bundlesAreAsPublished = sql<Row>`
  with part as (
    select id, territory_code || ' ' || programme || ' ' || number as held, territory_code, programme,
           number, bundle, input_hash, result_hash,
           substr(split_part(bundle, ',"inputHash":"', 1), length('{"format":"kezek.iteration/1","input":') + 1)
             as input,
           split_part(split_part(bundle, ',"inputHash":"' || input_hash || '","result":', 2),
             ',"resultHash":"', 1) as result
    from iteration
  ), leaf as (
    select leaf::jsonb -> 'facts' as facts from journal_entry
    where kind = 'iteration.held' and pg_input_is_valid(leaf, 'jsonb')
  ), inside as (
    select part.id as iteration_id, one.* from part cross join lateral jsonb_to_recordset(
      case when pg_input_is_valid(result, 'jsonb') and jsonb_typeof(result::jsonb -> 'decisions') = 'array'
        then result::jsonb -> 'decisions' else '[]' end
    ) as one (sequence text, id text, outcome text, reason text, "costTiyn" text, "moneyLeftTiyn" text, "poolLeft" text)
  ), beside as (
    select decision.iteration_id, decision.sequence::text as sequence, application.number as id,
           case when offered then 'offered' else 'skipped' end as outcome, reason, cost_tiyn::text as "costTiyn",
           money_left_tiyn::text as "moneyLeftTiyn", pool_left::text as "poolLeft"
    from iteration_decision decision join application on application.id = decision.application_id
  ), differing as (
    select distinct coalesce(inside.iteration_id, beside.iteration_id) as id
    from inside full join beside
      on (inside.iteration_id, inside.sequence) = (beside.iteration_id, beside.sequence)
    where (inside.id, inside.outcome, inside.reason, inside."costTiyn", inside."moneyLeftTiyn", inside."poolLeft")
      is distinct from
      (beside.id, beside.outcome, beside.reason, beside."costTiyn", beside."moneyLeftTiyn", beside."poolLeft")
  )
  select held as what from part
  where bundle is distinct from '{"format":"kezek.iteration/1","input":' || input || ',"inputHash":"' || input_hash
      || '","result":' || result || ',"resultHash":"' || result_hash || '"}'
    or encode(sha256(convert_to(input, 'UTF8')), 'hex') <> input_hash
    or encode(sha256(convert_to(result, 'UTF8')), 'hex') <> result_hash
    or exists (select from differing where differing.id = part.id)
    or not exists (
      select from leaf
      where facts ->> 'territory' = territory_code and facts ->> 'programme' = programme
        and facts ->> 'number' = number::text and facts ->> 'inputHash' = input_hash
        and facts ->> 'resultHash' = result_hash)`
