/** SQL of the change of regime: who stands where, the report as it is kept. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Benefit, Tier } from '../territories/queue-rules.ts'
import type { Programme } from '../territories/rollout.ts'
import type { Standing, SwitchPosition, SwitchReason } from './plan-switch.ts'

type Scope = { readonly territory: string; readonly programme: Programme }

/** Every application that is not over, with what its confirmed claims say. */
export async function selectStandings(read: Read, scope: Scope): Promise<readonly Standing[]> {
  const result = await sql<Standing & { benefits: Benefit[] }>`
    select application.id, application.number, application.state, application.tier, application.cohort,
           (extract(epoch from application.submitted_at) * 1000000)::bigint::text as "submittedMicros",
           coalesce((select array_agg(code order by code) from benefit_claim
             where benefit_claim.application_id = application.id and benefit_claim.state = 'confirmed'), '{}') as benefits
    from application
    where application.territory_code = ${scope.territory} and application.programme = ${scope.programme}
      and application.state in ('queued', 'offered', 'inactive', 'stopped')
    order by application.id`.execute(read)
  return result.rows
}

export async function countLiveReferrals(read: Read, scope: Scope): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*)::integer as count from referral
    where territory_code = ${scope.territory} and programme = ${scope.programme} and state = 'issued'`.execute(
    read,
  )
  return result.rows[0]?.count ?? 0
}

/** Whether somebody applied here before that moment: otherwise there is no queue to lead over. */
export async function hasQueueBefore(
  read: Read,
  scope: Scope,
  moment: Temporal.Instant,
): Promise<boolean> {
  const result = await sql<{ found: boolean }>`
    select exists (select from application where territory_code = ${scope.territory}
      and programme = ${scope.programme} and created_at < ${moment}) as found`.execute(read)
  return result.rows[0]?.found ?? false
}

/** Every queue there is. */
export async function selectQueues(read: Read): Promise<readonly Scope[]> {
  const result = await sql<Scope>`
    select territory_code as territory, programme from queue_category
    union select territory_code, programme from queue_head
    order by 1, 2`.execute(read)
  return result.rows
}

type NewSwitch = Scope & {
  readonly startsOn: Temporal.PlainDate
  readonly from: { readonly id: string; readonly version: string }
  readonly to: { readonly id: string; readonly version: string }
  readonly applications: number
  readonly recategorised: number
  readonly worse: number
  readonly liveReferrals: number
  readonly positionsSha256: string
  readonly at: Temporal.Instant
  readonly by: string
}

export async function insertSwitch(tx: Tx, given: NewSwitch): Promise<bigint> {
  const row = await tx
    .insertInto('referral_switch')
    .values({
      programme: given.programme,
      territory_code: given.territory,
      starts_on: given.startsOn,
      from_pack_id: given.from.id,
      from_pack_version: given.from.version,
      to_pack_id: given.to.id,
      to_pack_version: given.to.version,
      applications: given.applications,
      recategorised: given.recategorised,
      worse: given.worse,
      live_referrals: given.liveReferrals,
      positions_sha256: given.positionsSha256,
      switched_at: given.at,
      switched_by: given.by,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function insertPositions(
  tx: Tx,
  switchId: bigint,
  positions: readonly SwitchPosition[],
): Promise<void> {
  await sql`
    insert into referral_switch_position (switch_id, application_id, state, cohort, tier_before,
      number_before, tier_after, number_after, reason)
    select ${switchId}, given.* from unnest(
      ${positions.map(one => one.id)}::bigint[], ${positions.map(one => one.state)}::text[],
      ${positions.map(one => one.cohort)}::integer[], ${positions.map(one => one.tierBefore)}::text[],
      ${positions.map(one => one.numberBefore)}::integer[], ${positions.map(one => one.tierAfter)}::text[],
      ${positions.map(one => one.numberAfter)}::integer[], ${positions.map(one => one.reason)}::text[]
    ) given`.execute(tx)
}

export async function selectSwitch(
  read: Read,
  scope: Scope,
  startsOn: Temporal.PlainDate | null = null,
) {
  let query = read
    .selectFrom('referral_switch')
    .selectAll()
    .where('territory_code', '=', scope.territory)
    .where('programme', '=', scope.programme)
  if (startsOn !== null) query = query.where('starts_on', '=', startsOn)
  return query.orderBy('id', 'desc').limit(1).executeTakeFirst()
}

export async function selectPositions(
  read: Read,
  switchId: bigint,
): Promise<readonly SwitchPosition[]> {
  const result = await sql<{
    id: bigint
    number: string
    state: string
    cohort: number
    tier_before: Tier
    number_before: number | null
    tier_after: Tier
    number_after: number | null
    reason: SwitchReason
  }>`
    select application.id, application.number, position.state, position.cohort, position.tier_before,
           position.number_before, position.tier_after, position.number_after, position.reason
    from referral_switch_position position
    join application on application.id = position.application_id
    where position.switch_id = ${switchId} order by application.number collate "C"`.execute(read)
  return result.rows.map(row => ({
    id: row.id,
    number: row.number,
    state: row.state,
    cohort: row.cohort,
    tierBefore: row.tier_before,
    tierAfter: row.tier_after,
    numberBefore: row.number_before,
    numberAfter: row.number_after,
    reason: row.reason,
  }))
}
