/** SQL that lists namings for pages; who may not see a row does not get it. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { Direction } from '../providers/provider.ts'
import type { NamingClosing, NamingState } from './naming.ts'

export type NamingOfClub = {
  readonly number: string
  readonly group: string
  readonly state: NamingState
  readonly closing: NamingClosing | null
  readonly label: string | null
  readonly birthDate: Temporal.PlainDate
  /** Once the family has accepted; before that the club knows no more than it typed. */
  readonly childName: string | null
  readonly namedAt: Temporal.Instant
  readonly notifiedAt: Temporal.Instant | null
  readonly replyUntil: Temporal.Instant | null
  readonly answeredAt: Temporal.Instant | null
  readonly words: string | null
}

export async function selectNamingsOfClub(
  read: Read,
  page: { readonly providerId: bigint; readonly limit: number; readonly offset: number },
): Promise<readonly NamingOfClub[]> {
  const result = await sql<NamingOfClub>`
    select naming.number, provider_group.name as "group", naming.state, naming.closing, naming.label,
      child.birth_date as "birthDate",
      case when naming.state = 'accepted' then nullif(child.full_name, '') end as "childName",
      naming.named_at as "namedAt", naming.notified_at as "notifiedAt", naming.reply_until as "replyUntil",
      naming.answered_at as "answeredAt", naming.words
    from naming join provider_group on provider_group.id = naming.group_id
    join person child on child.id = naming.child_id
    where provider_group.provider_id = ${page.providerId}
    order by naming.state <> 'proposed', naming.id desc limit ${page.limit} offset ${page.offset}`.execute(
    read,
  )
  return result.rows
}

export type NamingPlaces = {
  readonly id: bigint
  readonly name: string
  readonly from: number
  readonly to: number
  readonly left: number
}

export async function selectGroupsToName(
  read: Read,
  providerId: bigint,
): Promise<readonly NamingPlaces[]> {
  const result = await sql<NamingPlaces>`
    select provider_group.id, provider_group.name, cohort as "from", cohort_to as "to",
      greatest(0, (select count(*) from place where place.group_id = provider_group.id and state = 'published'
          and admission = 'general')
        - (select count(*) from naming where naming.group_id = provider_group.id and naming.state = 'proposed'))::integer
        as "left"
    from provider_group where provider_id = ${providerId} and regime = 'lessons'
    order by cohort, name, id`.execute(read)
  return result.rows
}

export type FamilyNaming = {
  readonly number: string
  readonly state: NamingState
  readonly closing: NamingClosing | null
  readonly childId: bigint
  readonly childName: string
  readonly groupId: bigint
  readonly group: string
  readonly direction: Direction
  readonly bin: string
  readonly nameKk: string
  readonly nameRu: string
  readonly address: string
  readonly territory: string
  readonly namedAt: Temporal.Instant
  readonly replyUntil: Temporal.Instant | null
  readonly answeredAt: Temporal.Instant | null
  readonly applicationNumber: string | null
}

const OF_FAMILY = sql`
  select naming.number, naming.state, naming.closing, naming.child_id as "childId", child.full_name as "childName",
    provider_group.id as "groupId", provider_group.name as "group", provider_group.direction, provider.bin,
    provider.name_kk as "nameKk", provider.name_ru as "nameRu", provider.address, provider.territory_code as territory,
    naming.named_at as "namedAt", naming.reply_until as "replyUntil", naming.answered_at as "answeredAt",
    application.number as "applicationNumber"
  from naming join provider_group on provider_group.id = naming.group_id
  join provider on provider.id = provider_group.provider_id
  join person child on child.id = naming.child_id
  left join application on application.id = naming.application_id`

export async function selectNamingsOfFamily(
  read: Read,
  guardianId: bigint,
  since: Temporal.Instant,
): Promise<readonly FamilyNaming[]> {
  const result = await sql<FamilyNaming>`${OF_FAMILY}
    where naming.child_id in (select child_id from guardianship where guardian_id = ${guardianId})
      and (naming.state = 'proposed' or naming.answered_at >= ${since})
    order by naming.state <> 'proposed', naming.id desc`.execute(read)
  return result.rows
}

export async function selectNamingOfFamily(
  read: Read,
  id: bigint,
): Promise<FamilyNaming | undefined> {
  const result = await sql<FamilyNaming>`${OF_FAMILY} where naming.id = ${id}`.execute(read)
  return result.rows[0]
}

export type ClubNamings = {
  readonly bin: string
  readonly nameKk: string
  readonly nameRu: string
  readonly proposed: number
  readonly accepted: number
  readonly refused: number
  readonly withdrawn: number
  readonly expired: number
  readonly unreached: number
}

const count = (state: NamingState) =>
  sql`count(*) filter (where naming.state = ${sql.lit(state)})::integer as ${sql.ref(state)}`

export async function selectByClub(read: Read, territory: string): Promise<readonly ClubNamings[]> {
  const result = await sql<ClubNamings>`
    with recursive below as (
      select code from territory where code = ${territory}
      union all select territory.code from below join territory on territory.parent_code = below.code
    )
    select provider.bin, provider.name_kk as "nameKk", provider.name_ru as "nameRu",
      ${count('proposed')}, ${count('accepted')}, ${count('refused')}, ${count('withdrawn')}, ${count('expired')},
      count(*) filter (where naming.closing = 'unreached')::integer as unreached
    from naming join provider_group on provider_group.id = naming.group_id
    join provider on provider.id = provider_group.provider_id
    where provider.territory_code in (select code from below)
    group by provider.id order by count(*) desc, provider.bin limit 500`.execute(read)
  return result.rows
}
