/** The promises about the queue and the vouchers in it, as queries that must return no rows. */
import { sql } from 'kysely'

type Row = { readonly what: string }

export const queueIsSubmissionsLessDepartures = sql<Row>`
  select coalesce(moved.number, application.number) as what
  from (select number, sum(change) as standing from queue_movement group by number) moved
  full join application on application.number = moved.number
  where coalesce(moved.standing, 0) <> case when application.state = 'queued' then 1 else 0 end`

/** Each milestone's rank with the movements since equals a count; one sort, where a count a milestone was quadratic. */
export const queueNumbersAreTheOrder = sql<Row>`
  select number as what from (
    select number, rank, sum(standing) over so_far as standing, sum(unseen) over so_far as unseen
    from (
      select territory_code, programme, cohort, tier, submitted_at, number collate "C" as number,
             1 as standing, 0 as unseen, null::integer as rank
      from application where state = 'queued'
      union all
      select territory_code, programme, cohort, tier, submitted_at, number collate "C", 0, change, null
      from queue_movement movement
      join queue_category category using (territory_code, programme, cohort, tier)
      where xid >= pg_snapshot_xmin(category.snapshot)
        and not pg_visible_in_snapshot(xid, category.snapshot)
      union all
      select territory_code, programme, cohort, tier, submitted_at, number, 0, 0, rank
      from queue_milestone
    ) line
    window so_far as (partition by territory_code, programme, cohort, tier order by submitted_at, number)
  ) running
  where rank is not null and rank + unseen <> standing`

/**
 * One live voucher a child and programme (of clubs: and form), and the one before it had ended when the next was offered;
 * a universal one is accepted only when the targeted one has its last day.
 */
export const nothingOfferedTwice = sql<Row>`
  select number as what from (
    select number, offered_at,
           lag(state) over child as state_before, lag(changed_at) over child as changed_before
    from voucher window child as (partition by child_id, programme, form order by id)
  ) following
  where state_before is not null
    and (state_before not in ('lapsed', 'closed') or changed_before > offered_at)
  union all
  select accepted.number from voucher accepted
  join voucher targeted on targeted.child_id = accepted.child_id and targeted.form = 'targeted'
    and targeted.state not in ('lapsed', 'closed') and targeted.ends_on is null
  where accepted.form = 'universal' and accepted.state not in ('offered', 'lapsed', 'closed')
  union all
  select 'iteration ' || iteration_id || ', application ' || application_id
  from iteration_decision group by iteration_id, application_id having count(*) > 1`

/** Or, where a territory works by referrals, one that is issued. */
export const offeredApplicationsHaveOneLiveVoucher = sql<Row>`
  select application.number as what from application
  left join voucher on voucher.application_id = application.id
    and voucher.state not in ('lapsed', 'closed')
  where application.state = 'offered'
  group by application.id, application.number
  having count(voucher.id) + (select count(*) from referral
    where referral.application_id = application.id and referral.state = 'issued') <> 1
  union all
  select voucher.number from voucher join application on application.id = voucher.application_id
  where voucher.state in ('offered', 'confirmed') and application.state <> 'offered'`
