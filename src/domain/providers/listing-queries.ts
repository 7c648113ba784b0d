/** SQL of the list of providers: evidence, inspections, exclusions. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import type { EvidenceState, ExclusionReason, InspectionOutcome, Requirement } from './listing.ts'

export type ProviderById = {
  readonly id: bigint
  readonly bin: string
  readonly programme: Programme
  readonly territory: string
  readonly nameKk: string
  readonly nameRu: string
  readonly listedFrom: Temporal.PlainDate
  readonly listedTo: Temporal.PlainDate | null
}

const PROVIDER = sql`select id, bin, programme, territory_code as territory, name_kk as "nameKk",
  name_ru as "nameRu", listed_from as "listedFrom", listed_to as "listedTo" from provider`

export async function selectProviderById(
  read: Read,
  id: bigint,
): Promise<ProviderById | undefined> {
  const result = await sql<ProviderById>`${PROVIDER} where id = ${id}`.execute(read)
  return result.rows[0]
}

export async function lockProvider(tx: Tx, id: bigint): Promise<ProviderById | undefined> {
  const result = await sql<ProviderById>`${PROVIDER} where id = ${id} for no key update`.execute(tx)
  return result.rows[0]
}

export type EvidenceRow = {
  readonly requirement: Requirement
  readonly reference: string
  readonly checkedOn: Temporal.PlainDate
  readonly validTo: Temporal.PlainDate | null
}

export async function insertEvidence(
  tx: Tx,
  rows: readonly (EvidenceRow & { readonly providerId: bigint })[],
  at: Temporal.Instant,
  by: string,
): Promise<void> {
  const given = rows.map(row => ({ ...row, providerId: row.providerId.toString() }))
  await sql`
    insert into provider_evidence (provider_id, requirement, reference, checked_on, valid_to, recorded_at, recorded_by)
    select "providerId", requirement, reference, "checkedOn", "validTo", ${at}, ${by}
    from rows from (jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as (
      "providerId" bigint, requirement text, reference text, "checkedOn" date, "validTo" date)) with ordinality
    order by ordinality`.execute(tx)
}

/** Of each requirement what was recorded last. */
export async function selectEvidence(
  read: Read,
  providerId: bigint,
): Promise<readonly EvidenceRow[]> {
  const result = await sql<EvidenceRow>`
    select distinct on (requirement) requirement, reference, checked_on as "checkedOn", valid_to as "validTo"
    from provider_evidence where provider_id = ${providerId}
    order by requirement, id desc`.execute(read)
  return result.rows
}

export type InspectionRow = {
  readonly heldOn: Temporal.PlainDate
  readonly outcome: InspectionOutcome
  readonly summaryKk: string
  readonly summaryRu: string
}

export async function insertInspection(
  tx: Tx,
  row: InspectionRow & {
    readonly providerId: bigint
    readonly at: Temporal.Instant
    readonly by: string
  },
): Promise<void> {
  await sql`
    insert into provider_inspection (provider_id, held_on, outcome, summary_kk, summary_ru, recorded_at, recorded_by)
    values (${row.providerId}, ${row.heldOn}, ${row.outcome}, ${row.summaryKk}, ${row.summaryRu}, ${row.at},
            ${row.by})`.execute(tx)
}

/** The newest first. */
export async function selectInspections(
  read: Read,
  providerId: bigint,
  limit: number,
): Promise<readonly InspectionRow[]> {
  const result = await sql<InspectionRow>`
    select held_on as "heldOn", outcome, summary_kk as "summaryKk", summary_ru as "summaryRu"
    from provider_inspection where provider_id = ${providerId}
    order by held_on desc, id desc limit ${limit}`.execute(read)
  return result.rows
}

export type ProviderFileRow = {
  readonly id: bigint
  readonly bin: string
  readonly nameKk: string
  readonly nameRu: string
  /** Requirements by how they stand; those in force are left out. */
  readonly gaps: readonly { readonly requirement: Requirement; readonly state: EvidenceState }[]
  readonly excludedOn: Temporal.PlainDate | null
  readonly reason: ExclusionReason | null
  readonly empty: number
  readonly open: number
}

/**
 * Listed providers of a territory, those with the most missing first: what of their evidence is missing, expired
 * or ends by `soon`, announced exclusions, and empty seats against places that are open now.
 */
export async function selectProviderFiles(
  read: Read,
  filter: {
    readonly territory: string
    readonly programme: Programme
    readonly requirements: readonly Requirement[]
    readonly day: Temporal.PlainDate
    readonly soon: Temporal.PlainDate
    readonly text: string
    readonly after: { readonly weight: number; readonly id: bigint } | undefined
    readonly limit: number
  },
): Promise<readonly (ProviderFileRow & { readonly weight: number })[]> {
  const { day, soon, after, text } = filter
  const result = await sql<ProviderFileRow & { readonly weight: number }>`
    with listed as materialized (
      select id, bin, name_kk, name_ru from provider
      where territory_code = ${filter.territory} and programme = ${filter.programme}
        and listed_from <= ${day} and (listed_to is null or listed_to >= ${day})
        and (${text} = '' or strpos(lower(name_kk || ' ' || name_ru || ' ' || bin), lower(${text})) > 0)
    ), newest as (
      select distinct on (provider_id, requirement) provider_id, requirement, valid_to from provider_evidence
      where provider_id in (select id from listed) order by provider_id, requirement, id desc
    ), standing as (
      select listed.id, asked.requirement, asked.place,
             case when newest.requirement is null then 'missing'
                  when newest.valid_to is null then 'in-force'
                  when newest.valid_to < ${day} then 'expired'
                  when newest.valid_to < ${soon} then 'ends-soon'
                  else 'in-force' end as state
      from listed cross join unnest(${filter.requirements}::text[]) with ordinality asked (requirement, place)
      left join newest on newest.provider_id = listed.id and newest.requirement = asked.requirement
    ), gaps as (
      select id, jsonb_agg(jsonb_build_object('requirement', requirement, 'state', state) order by place) as gaps,
             sum(case state when 'ends-soon' then 1 else 10 end)::integer as weight
      from standing where state <> 'in-force' group by id
    ), seats as (
      select provider_id, sum(greatest(capacity - enrolled + away, 0))::integer as empty,
             sum((select count(*) from place where group_id = provider_group.id and state in ('published', 'held')
                  and admission <> 'early-booking'))::integer as open
      from provider_group where provider_id in (select id from listed) group by provider_id
    ), weighed as (
      select listed.id, bin, name_kk as "nameKk", name_ru as "nameRu", coalesce(gaps, '[]') as gaps,
             coalesce(weight, 0) as weight, coalesce(empty, 0) as empty, coalesce(open, 0) as open,
             effective_on as "excludedOn", reason
      from listed left join gaps on gaps.id = listed.id left join seats on seats.provider_id = listed.id
      left join provider_exclusion on provider_exclusion.provider_id = listed.id and state = 'announced'
    )
    select * from weighed
    where ${after === undefined} or (-weight, id) > (${-(after?.weight ?? 0)}::integer, ${after?.id ?? 0n})
    order by -weight, id limit ${filter.limit}`.execute(read)
  return result.rows
}
