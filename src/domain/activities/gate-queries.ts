/** SQL of the gates: the facts of one group of a club, or of all groups of a territory's listed clubs, in one read. */
import { type RawBuilder, sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'
import type { Requirement } from '../providers/listing.ts'
import type { CoachEvidenceKind } from './activity.ts'
import type { GateFacts } from './decide-gates.ts'

const PREMISES: Requirement = 'premises'

export type GroupGateFacts = GateFacts & {
  readonly groupId: bigint
  readonly group: string
  readonly bin: string
  readonly nameKk: string
  readonly nameRu: string
}

type CoachJson = {
  readonly id: string
  readonly fullName: string
  readonly evidence: readonly {
    readonly kind: CoachEvidenceKind
    readonly reference: string
    readonly checkedOn: string
    readonly validTo: string | null
  }[]
}

type FactsRow = Omit<GroupGateFacts, 'coaches' | 'premises'> & {
  readonly coaches: readonly CoachJson[]
  readonly premisesKnown: boolean
  readonly premisesTo: Temporal.PlainDate | null
}

/** A slot counts while its room is open and its coach there; both end with a day. */
async function selectFacts(
  read: Read,
  which: RawBuilder<unknown>,
  day: Temporal.PlainDate,
): Promise<readonly GroupGateFacts[]> {
  const result = await sql<FactsRow>`
    with asked as materialized (
      select provider_group.id, provider_group.name, provider_group.capacity, enrolled, away, provider_id, bin, name_kk,
             name_ru, listed_from, listed_to
      from provider_group join provider on provider.id = provider_group.provider_id
      where provider.programme = 'club' and ${which}
    ), slot as (
      select timetable_slot.group_id, room.capacity, timetable_slot.coach_id
      from timetable_slot join room on room.id = timetable_slot.room_id
      join coach on coach.id = timetable_slot.coach_id
      where timetable_slot.group_id in (select id from asked)
        and (timetable_slot.valid_to is null or timetable_slot.valid_to >= ${day})
        and (closed_on is null or closed_on > greatest(timetable_slot.valid_from, ${day}))
        and (left_on is null or left_on >= greatest(timetable_slot.valid_from, ${day}))
    ), held as (
      select group_id, count(*)::integer as slots, min(capacity) as smallest from slot group by group_id
    ), newest as (
      select distinct on (coach_id, kind) coach_id, kind, reference, checked_on, valid_to from coach_evidence
      where coach_id in (select coach_id from slot) order by coach_id, kind, id desc
    ), taught as (
      select group_id, jsonb_agg(jsonb_build_object('id', coach.id::text, 'fullName', full_name, 'evidence', coalesce((
               select jsonb_agg(jsonb_build_object('kind', kind, 'reference', reference, 'checkedOn', checked_on,
                                                   'validTo', valid_to))
               from newest where newest.coach_id = coach.id), '[]')) order by full_name, coach.id) as coaches
      from (select distinct group_id, coach_id from slot) one join coach on coach.id = one.coach_id
      group by group_id
    ), premises as (
      select distinct on (provider_id) provider_id, valid_to from provider_evidence
      where requirement = ${PREMISES} and provider_id in (select provider_id from asked)
      order by provider_id, id desc
    )
    select asked.id as "groupId", asked.name as "group", bin, name_kk as "nameKk", name_ru as "nameRu",
           listed_from as "listedFrom", listed_to as "listedTo", asked.capacity, enrolled, away,
           coalesce(slots, 0) as slots, smallest as "smallestRoom", coalesce(coaches, '[]') as coaches,
           premises.provider_id is not null as "premisesKnown", premises.valid_to as "premisesTo"
    from asked left join held on held.group_id = asked.id left join taught on taught.group_id = asked.id
    left join premises on premises.provider_id = asked.provider_id
    order by name_kk, asked.provider_id, asked.name, asked.id`.execute(read)
  return result.rows.map(readFacts)
}

function readFacts({ coaches, premisesKnown, premisesTo, ...row }: FactsRow): GroupGateFacts {
  const day = (text: string) => Temporal.PlainDate.from(text)
  return {
    ...row,
    premises: premisesKnown ? { validTo: premisesTo } : undefined,
    coaches: coaches.map(({ id, fullName, evidence }) => ({
      id: BigInt(id),
      fullName,
      evidence: evidence.map(one => ({
        ...one,
        checkedOn: day(one.checkedOn),
        validTo: one.validTo === null ? null : day(one.validTo),
      })),
    })),
  }
}

export async function selectFactsOfGroup(
  read: Read,
  groupId: bigint,
  day: Temporal.PlainDate,
): Promise<GroupGateFacts | undefined> {
  const [row] = await selectFacts(read, sql`provider_group.id = ${groupId}`, day)
  return row
}

export async function selectFactsOfProvider(
  read: Read,
  providerId: bigint,
  day: Temporal.PlainDate,
): Promise<readonly GroupGateFacts[]> {
  return selectFacts(read, sql`provider.id = ${providerId}`, day)
}

/** Of clubs that have not left the list before the day. */
export async function selectFactsOfTerritory(
  read: Read,
  territory: string,
  day: Temporal.PlainDate,
): Promise<readonly GroupGateFacts[]> {
  const which = sql`provider.territory_code = ${territory}
    and (provider.listed_to is null or provider.listed_to >= ${day})`
  return selectFacts(read, which, day)
}
