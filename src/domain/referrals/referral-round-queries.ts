/** SQL of passes over referrals: what is decided on, and what is written after. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { RoundScope } from '../choice/keep-round.ts'
import type { GroupKind, PoolRule } from '../iterations/iteration.ts'
import type { Admission } from '../places/place.ts'
import type { Tier } from '../territories/queue-rules.ts'
import type { Programme } from '../territories/rollout.ts'
import type { PauseDays, Turn } from './place-window.ts'

/** One published place. */
export type OpenPlace = {
  readonly id: bigint
  readonly group_id: bigint
  readonly provider_id: bigint
  readonly name: string
  readonly bin: string
  readonly settlement: string | null
  readonly cohort: number
  readonly kind: GroupKind
  readonly admission: Admission
  readonly starts_on: Temporal.PlainDate
  /** Since when it is published without a break. */
  readonly published_at: Temporal.Instant
}

/** Published places of listed kindergartens, those of one group, admission and day by their ids. */
export async function selectOpenPlaces(
  read: Read,
  scope: RoundScope,
  poolRule: PoolRule,
): Promise<readonly OpenPlace[]> {
  const result = await sql<OpenPlace>`
    select place.id, provider_group.id as group_id, provider.id as provider_id, provider_group.name,
           provider.bin,
           case when ${poolRule === 'whole'} then null else provider.settlement_code end as settlement,
           provider_group.cohort, provider_group.kind, place.admission, place.starts_on,
           place.changed_at as published_at
    from place
    join provider_group on provider_group.id = place.group_id
    join provider on provider.id = provider_group.provider_id
    where place.state = 'published' and (place.last_day is null or place.last_day > ${scope.heldOn})
      and provider.territory_code = ${scope.territory} and provider.programme = ${scope.programme}
      and provider.listed_from <= ${scope.heldOn}
      and (provider.listed_to is null or provider.listed_to >= ${scope.heldOn})
    order by place.id`.execute(read)
  return result.rows
}

export type QueueFamily = {
  readonly application_id: bigint
  readonly number: string
  readonly guardian_id: bigint
  readonly child_id: bigint
  readonly batch_key: string | null
  readonly tier: Tier
  readonly cohort: number
  readonly kind: GroupKind
  readonly settlement: string | null
  readonly submitted_micros: string
  readonly together: boolean
  readonly any_place: boolean
  readonly has_wishes: boolean
}

/** Everybody who stands in the queue and is old enough on the day. */
export async function selectQueue(
  read: Read,
  scope: RoundScope,
  poolRule: PoolRule,
  minimumAgeMonths: number,
): Promise<readonly QueueFamily[]> {
  const bornBy = scope.heldOn.subtract({ months: minimumAgeMonths })
  const result = await sql<QueueFamily>`
    select application.id as application_id, application.number, application.guardian_id,
           application.child_id, application.batch_key, application.tier, application.cohort,
           application.kind,
           case when ${poolRule === 'whole'} then null else application.settlement_code end as settlement,
           (extract(epoch from application.submitted_at) * 1000000)::bigint::text as submitted_micros,
           coalesce(choice_preference.together, true) as together,
           coalesce(choice_preference.any_place, false) as any_place,
           exists (select from wish where wish.application_id = application.id) as has_wishes
    from application
    join person child on child.id = application.child_id
    left join choice_preference on choice_preference.application_id = application.id
    where application.state = 'queued' and application.territory_code = ${scope.territory}
      and application.programme = ${scope.programme} and child.birth_date <= ${bornBy}
    order by application.number collate "C"`.execute(read)
  return result.rows
}

export async function selectPauses(
  read: Read,
  scope: Pick<RoundScope, 'territory' | 'programme'>,
): Promise<readonly PauseDays[]> {
  const rows = await read
    .selectFrom('publication_pause')
    .select(['starts_on', 'last_day'])
    .where('territory_code', '=', scope.territory)
    .where('programme', '=', scope.programme)
    .orderBy('starts_on')
    .execute()
  return rows.map(row => ({ startsOn: row.starts_on, lastDay: row.last_day }))
}

export async function insertReferralRound(tx: Tx, roundId: bigint, turn: Turn): Promise<void> {
  await tx.insertInto('referral_round').values({ round_id: roundId, turn }).execute()
}

/** Returns how many of the places were still published. */
export async function holdPlaces(
  tx: Tx,
  placeIds: readonly bigint[],
  at: Temporal.Instant,
): Promise<number> {
  const result = await sql`
    with free as (
      select id from place where id = any(${placeIds}::bigint[]) and state = 'published'
      order by id for no key update
    )
    update place set state = 'held', changed_at = ${at} from free where place.id = free.id`.execute(
    tx,
  )
  return Number(result.numAffectedRows ?? 0n)
}

export type NewReferral = {
  readonly number: string
  readonly applicationId: bigint
  readonly childId: bigint
  readonly providerId: bigint
  readonly groupId: bigint
  readonly placeId: bigint
  readonly admission: Admission
  readonly proactive: boolean
  readonly termFrom: Temporal.PlainDate
  readonly validUntil: Temporal.Instant
}

/** Each with its hold; returns the holds' ids in the order given. */
export async function insertReferrals(
  tx: Tx,
  round: {
    readonly scope: RoundScope
    readonly roundId: bigint
    readonly turn: Turn
    readonly at: Temporal.Instant
  },
  referrals: readonly NewReferral[],
): Promise<readonly bigint[]> {
  const { scope, roundId, turn, at } = round
  const rows = referrals.map(one => ({
    number: one.number,
    application_id: one.applicationId.toString(),
    child_id: one.childId.toString(),
    provider_id: one.providerId.toString(),
    group_id: one.groupId.toString(),
    place_id: one.placeId.toString(),
    admission: one.admission,
    proactive: one.proactive,
    term_from: one.termFrom.toString(),
    valid_until: one.validUntil.toString(),
  }))
  const result = await sql<{ hold_id: bigint }>`
    with given as (
      select * from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as (number text, application_id bigint, child_id bigint, provider_id bigint, group_id bigint,
            place_id bigint, admission text, proactive boolean, term_from date, valid_until timestamptz))
        with ordinality given (number, application_id, child_id, provider_id, group_id, place_id,
            admission, proactive, term_from, valid_until, nth)
    ), held as (
      insert into place_hold (place_id, group_id, application_id, round_id, cause, state, made_at, until, changed_at)
      select place_id, group_id, application_id, ${roundId}, 'referral', 'held', ${at}, valid_until, ${at}
      from given order by nth returning id, application_id
    ), issued as (
      insert into referral (number, application_id, child_id, programme, territory_code, provider_id,
                            group_id, place_id, hold_id, round_id, turn, proactive, admission, state,
                            issued_at, term_from, valid_until)
      select given.number, given.application_id, given.child_id, ${scope.programme}, ${scope.territory},
             given.provider_id, given.group_id, given.place_id, held.id, ${roundId}, ${turn},
             given.proactive, given.admission, 'issued', ${at}, given.term_from, given.valid_until
      from given join held using (application_id) order by given.nth
    )
    select held.id as hold_id from given join held using (application_id) order by given.nth`.execute(
    tx,
  )
  return result.rows.map(row => row.hold_id)
}

/** Queues in which somebody waits and a place is published, with the last pass of each turn and the last call. */
export async function selectWaitingQueues(read: Read) {
  const result = await sql<{
    territory: string
    programme: Programme
    last_priority: Temporal.Instant | null
    last_open: Temporal.Instant | null
    called_on: Temporal.PlainDate | null
  }>`
    select queue.territory, queue.programme, passes.last_priority, passes.last_open, queue_head.called_on
    from (
      select distinct provider.territory_code as territory, provider.programme
      from place join provider_group on provider_group.id = place.group_id
      join provider on provider.id = provider_group.provider_id
      where place.state = 'published' and exists (
        select from application where application.state = 'queued'
          and application.territory_code = provider.territory_code
          and application.programme = provider.programme)
    ) queue
    left join queue_head on queue_head.territory_code = queue.territory and queue_head.programme = queue.programme
    cross join lateral (
      select max(held_at) filter (where turn = 'priority') as last_priority,
             max(held_at) filter (where turn = 'open') as last_open
      from choice_round join referral_round on referral_round.round_id = choice_round.id
      where choice_round.territory_code = queue.territory and choice_round.programme = queue.programme
    ) passes
    order by 1, 2`.execute(read)
  return result.rows
}
