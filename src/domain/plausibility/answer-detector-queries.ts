/** SQL of who answers for whom: months and lessons of many families from one device, or from one address at one time. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { Finding, Look } from './flag.ts'
import { monthOf } from './look-days.ts'
import { THRESHOLDS } from './thresholds.ts'

/** What is compared are keyed hashes; which device it was nobody can tell. */
export async function detectOneDevice(
  read: Read,
  { territory, month }: Look,
): Promise<readonly Finding[]> {
  const { leastFamilies, leastFamiliesOfAddress } = THRESHOLDS['one-device']
  const result = await sql<Finding>`
    with answer as (
      select enrolment.provider_id, trace.enrolment_id, trace.person_id, trace.device, trace.address, trace.at
      from provider p join enrolment on enrolment.provider_id = p.id
      join answer_trace trace on trace.enrolment_id = enrolment.id and trace.month = ${monthOf(month)}::date
      where p.territory_code = ${territory}
    ), of_device as (
      select provider_id, device, count(distinct person_id) as families, array_agg(enrolment_id) as ids
      from answer group by 1, 2 having count(distinct person_id) >= ${leastFamilies.value}
    ), in_an_hour as (
      select provider_id, address, enrolment_id, at, count(*) over (
               partition by provider_id, address order by at range between interval '1 hour' preceding and current row) as answers
      from answer
    ), of_address as (
      select peak.provider_id, count(distinct answer.person_id) as families, array_agg(distinct answer.enrolment_id) as ids
      from (select distinct on (provider_id, address) provider_id, address, at from in_an_hour
            where answers >= ${leastFamiliesOfAddress.value} order by provider_id, address, answers desc) peak
      join answer on answer.provider_id = peak.provider_id and answer.address = peak.address
        and answer.at between peak.at - interval '1 hour' and peak.at
      group by peak.provider_id, peak.address
      having count(distinct answer.person_id) >= ${leastFamiliesOfAddress.value}
    ), found as (
      select provider_id, families, null::bigint as address_families, ids from of_device
      union all select provider_id, null, families, ids from of_address
    )
    select 'one-device' as rule, 'provider:' || provider_id as subject, provider_id as "providerId",
           null::bigint as "groupId", array_agg(distinct child) as "enrolmentIds",
           (select jsonb_strip_nulls(jsonb_build_object('families', max(families),
              'devices', nullif(count(families), 0), 'familiesOfAddress', max(address_families)))
            from found own where own.provider_id = found.provider_id) as evidence
    from found cross join unnest(ids) child group by provider_id`.execute(read)
  return result.rows
}
