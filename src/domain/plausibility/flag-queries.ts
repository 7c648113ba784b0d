/** SQL of flags: kept once however often they are found, listed by territory. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Finding, Flag, FlagRule, FlagState } from './flag.ts'

export type NewFlag = { readonly id: bigint; readonly rule: FlagRule; readonly bin: string }

/** A flag that is there keeps its state; while it is open it takes the figures of now. Answers with those that are new. */
export async function insertFlags(
  tx: Tx,
  month: Temporal.PlainDate,
  at: Temporal.Instant,
  findings: readonly Finding[],
): Promise<readonly NewFlag[]> {
  const rows = findings.map(one => ({
    ...one,
    providerId: one.providerId.toString(),
    groupId: one.groupId?.toString() ?? null,
    enrolmentIds: one.enrolmentIds.map(String),
  }))
  const result = await sql<NewFlag>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) given (
        rule text, subject text, "providerId" bigint, "groupId" bigint, evidence jsonb, "enrolmentIds" bigint[])
    ), kept as (
      insert into plausibility_flag as flag (rule, subject, month, provider_id, group_id, evidence, state, found_at, seen_at)
      select rule, subject, ${month}::date, "providerId", "groupId", evidence, 'open', ${at}::timestamptz,
             ${at}::timestamptz
      from given order by rule, subject
      on conflict (rule, subject, month) do update set seen_at = excluded.seen_at,
        evidence = case when flag.state = 'open' then excluded.evidence else flag.evidence end
      returning id, rule, subject, provider_id, state, xmax = 0 as is_new
    ), named as (
      insert into plausibility_flag_child (flag_id, enrolment_id)
      select kept.id, child from kept join given using (rule, subject) cross join unnest("enrolmentIds") child
      where kept.state = 'open' on conflict do nothing
    )
    select kept.id, rule, bin from kept join provider on provider.id = provider_id where is_new order by kept.id`.execute(
    tx,
  )
  return result.rows
}

export async function selectTerritoryOfGroup(
  read: Read,
  groupId: bigint,
): Promise<string | undefined> {
  const result = await sql<{ code: string }>`
    select territory_code as code from provider_group join provider on provider.id = provider_id
    where provider_group.id = ${groupId}`.execute(read)
  return result.rows[0]?.code
}

/** False where this night was done, or is being done by another process, which this one has waited for. */
export async function insertRun(
  tx: Tx,
  run: { readonly territory: string; readonly night: Temporal.PlainDate; at: Temporal.Instant },
): Promise<boolean> {
  const result = await sql`
    insert into plausibility_run (territory_code, night, at, found)
    values (${run.territory}, ${run.night}::date, ${run.at}::timestamptz, 0)
    on conflict do nothing returning night`.execute(tx)
  return result.rows.length > 0
}

export async function selectTerritoriesToLookAt(
  read: Read,
  night: Temporal.PlainDate,
): Promise<readonly string[]> {
  const result = await sql<{ code: string }>`
    select distinct territory_code as code from provider
    where not exists (select from plausibility_run run
      where run.territory_code = provider.territory_code and night = ${night}::date) order by 1`.execute(
    read,
  )
  return result.rows.map(row => row.code)
}

export type FlagFilter = {
  readonly territories: readonly string[]
  readonly rule: FlagRule | null
  readonly state: FlagState | null
  readonly month: Temporal.PlainDate | null
  readonly bin: string | null
  /** Null: of both. */
  readonly programme: 'preschool' | 'club' | null
}

const FLAG = sql`flag.id, flag.rule, flag.month, flag.provider_id as "providerId", provider.bin,
  provider.name_kk as "nameKk", provider.name_ru as "nameRu", provider.territory_code as territory, provider.programme,
  provider_group.name as "group", evidence, flag.state, found_at as "foundAt", seen_at as "seenAt", words,
  decided_at as "decidedAt",
  (select count(*)::integer from plausibility_flag_child where flag_id = flag.id) as "childCount"`
const FLAG_FROM = sql`plausibility_flag flag join provider on provider.id = flag.provider_id
  left join provider_group on provider_group.id = flag.group_id`

const matching = (filter: FlagFilter) => sql`
  provider.territory_code = any(${filter.territories}::text[])
  and (${filter.rule}::text is null or flag.rule = ${filter.rule}::text)
  and (${filter.state}::text is null or flag.state = ${filter.state}::text)
  and (${filter.month}::date is null or flag.month = ${filter.month}::date)
  and (${filter.bin}::text is null or provider.bin = ${filter.bin}::text)
  and (${filter.programme}::text is null or provider.programme = ${filter.programme}::text)`

/** The newest month first; of one month the newest finding. */
export async function selectFlags(
  read: Read,
  filter: FlagFilter,
  limit: number,
): Promise<readonly Flag[]> {
  const result = await sql<Flag>`
    select ${FLAG} from ${FLAG_FROM} where ${matching(filter)}
    order by flag.month desc, flag.id desc limit ${limit}`.execute(read)
  return result.rows
}

export type FlagCount = {
  readonly rule: FlagRule
  readonly state: FlagState
  readonly count: number
}

/** By rule and state, whatever rule and state the filter names. */
export async function countFlags(read: Read, filter: FlagFilter): Promise<readonly FlagCount[]> {
  const result = await sql<FlagCount>`
    select flag.rule, flag.state, count(*)::integer as count from ${FLAG_FROM}
    where ${matching({ ...filter, rule: null, state: null })} group by 1, 2 order by 1, 2`.execute(
    read,
  )
  return result.rows
}

export type PublicFlagCounts = Readonly<Record<FlagState, number>>

/** Of the whole country, found since a moment: nobody is named by a count. */
export async function selectPublicCounts(
  read: Read,
  since: Temporal.Instant,
): Promise<PublicFlagCounts> {
  const result = await sql<PublicFlagCounts>`
    select count(*) filter (where state = 'open')::integer as open,
           count(*) filter (where state = 'explained')::integer as explained,
           count(*) filter (where state = 'confirmed')::integer as confirmed
    from plausibility_flag where found_at >= ${since}::timestamptz`.execute(read)
  return result.rows[0] ?? { open: 0, explained: 0, confirmed: 0 }
}

export async function selectFlag(read: Read, id: bigint): Promise<Flag | undefined> {
  const result = await sql<Flag>`select ${FLAG} from ${FLAG_FROM} where flag.id = ${id}`.execute(
    read,
  )
  return result.rows[0]
}

/** The row is locked first, so that what is read afterwards is what the one before us has written. */
export async function lockFlag(tx: Tx, id: bigint): Promise<Flag | undefined> {
  await sql`select id from plausibility_flag where id = ${id} for no key update`.execute(tx)
  return selectFlag(tx, id)
}

/** Numbers of the applications of the children that it names. */
export async function selectFlaggedApplications(
  read: Read,
  flagId: bigint,
): Promise<readonly string[]> {
  const result = await sql<{ number: string }>`
    select application.number from plausibility_flag_child child
    join enrolment on enrolment.id = child.enrolment_id join application on application.id = enrolment.application_id
    where child.flag_id = ${flagId} order by child.enrolment_id`.execute(read)
  return result.rows.map(row => row.number)
}

export async function updateDecided(
  tx: Tx,
  id: bigint,
  given: {
    readonly state: FlagState
    readonly words: string
    readonly at: Temporal.Instant
    readonly by: string
  },
): Promise<void> {
  await tx
    .updateTable('plausibility_flag')
    .set({
      state: given.state,
      words: given.words,
      decided_at: given.at,
      decided_by: given.by,
    })
    .where('id', '=', id)
    .execute()
}
