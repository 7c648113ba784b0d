/** All SQL of iterations: the input as it is published, the result as it is kept. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Tier } from '../territories/queue-rules.ts'
import type { Programme } from '../territories/rollout.ts'
import type { GroupKind, PoolRule, SkipReason } from './iteration.ts'

export type QueueScope = {
  readonly territory: string
  readonly programme: Programme
  readonly heldOn: Temporal.PlainDate
}

export type CandidateRow = {
  readonly id: bigint
  readonly number: string
  readonly guardian_id: bigint
  readonly child_id: bigint
  readonly tier: Tier
  readonly stored_cohort: number
  readonly birth_year: number
  readonly kind: GroupKind
  readonly settlement: string
  readonly submitted_micros: string
  readonly batch_key: string | null
  readonly restorations: number
  readonly old_enough: boolean
}

/** Every queued application; a child is old enough when it had its month-birthday by `heldOn`. */
export async function selectCandidates(
  read: Read,
  scope: QueueScope,
  minimumAgeMonths: number,
): Promise<readonly CandidateRow[]> {
  const bornBy = scope.heldOn.subtract({ months: minimumAgeMonths })
  const result = await sql<CandidateRow>`
    select application.id, application.number, application.guardian_id, application.child_id,
           application.tier, application.cohort as stored_cohort, application.birth_year,
           application.kind, application.settlement_code as settlement,
           (extract(epoch from application.submitted_at) * 1000000)::bigint::text as submitted_micros,
           application.batch_key, application.restorations,
           child.birth_date <= ${bornBy} as old_enough
    from application join person child on child.id = application.child_id
    where application.state = 'queued' and application.territory_code = ${scope.territory}
      and application.programme = ${scope.programme}
    order by application.number collate "C"`.execute(read)
  return result.rows
}

export type PoolRow = {
  readonly settlement: string | null
  readonly cohort: number
  readonly kind: GroupKind
  readonly free: number
}

/**
 * Published general places of listed providers that start within the horizon, less the live vouchers
 * without a place of the same pool; never below zero (iteration.md, "free").
 */
export async function selectPools(
  read: Read,
  scope: QueueScope,
  poolRule: PoolRule,
  horizonDays: number,
): Promise<readonly PoolRow[]> {
  const whole = poolRule === 'whole'
  const startsBy = scope.heldOn.add({ days: horizonDays })
  const result = await sql<PoolRow>`
    with published as (
      select case when ${whole} then null else provider.settlement_code end as settlement,
             provider_group.cohort, provider_group.kind, count(*) as places
      from place
      join provider_group on provider_group.id = place.group_id
      join provider on provider.id = provider_group.provider_id
      where place.state = 'published' and place.admission = 'general' and place.starts_on <= ${startsBy}
        and provider.territory_code = ${scope.territory} and provider.programme = ${scope.programme}
        and provider.listed_from <= ${scope.heldOn}
        and (provider.listed_to is null or provider.listed_to >= ${scope.heldOn})
      group by 1, 2, 3
    ), spoken_for as (
      select case when ${whole} then null else settlement_code end as settlement, cohort, kind,
             count(*) as vouchers
      from voucher
      where state in ('offered', 'confirmed') and territory_code = ${scope.territory}
        and programme = ${scope.programme}
      group by 1, 2, 3
    )
    select published.settlement, published.cohort, published.kind,
           greatest(published.places - coalesce(spoken_for.vouchers, 0), 0)::integer as free
    from published
    left join spoken_for on spoken_for.settlement is not distinct from published.settlement
      and spoken_for.cohort = published.cohort and spoken_for.kind = published.kind`.execute(read)
  return result.rows
}

type NewIteration = {
  readonly scope: QueueScope
  readonly number: number
  readonly heldAt: Temporal.Instant
  readonly heldBy: string
  readonly rulePack: { readonly id: string; readonly version: string }
  readonly inputHash: string
  readonly resultHash: string
  readonly offered: number
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>
  readonly moneyBeforeTiyn: bigint
  readonly moneyAfterTiyn: bigint
  readonly bundle: string
}

export async function insertIteration(tx: Tx, iteration: NewIteration): Promise<bigint> {
  const row = await tx
    .insertInto('iteration')
    .values({
      programme: iteration.scope.programme,
      territory_code: iteration.scope.territory,
      number: iteration.number,
      held_on: iteration.scope.heldOn,
      held_at: iteration.heldAt,
      held_by: iteration.heldBy,
      rule_pack_id: iteration.rulePack.id,
      rule_pack_version: iteration.rulePack.version,
      input_hash: iteration.inputHash,
      result_hash: iteration.resultHash,
      offered: iteration.offered,
      skipped: JSON.stringify(iteration.skipped),
      money_before_tiyn: iteration.moneyBeforeTiyn,
      money_after_tiyn: iteration.moneyAfterTiyn,
      bundle: iteration.bundle,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

type DecisionRow = {
  readonly applicationId: bigint
  readonly reason: SkipReason | null
  readonly costTiyn: string
  readonly moneyLeftTiyn: string
  readonly poolLeft: number
}

/** In the order of `sequence`, which is the place in the array. */
export async function insertDecisions(
  tx: Tx,
  iterationId: bigint,
  decisions: readonly DecisionRow[],
): Promise<void> {
  if (decisions.length === 0) return
  await sql`
    insert into iteration_decision (iteration_id, sequence, application_id, offered, reason, cost_tiyn,
                                    money_left_tiyn, pool_left)
    select ${iterationId}, given.sequence, given.application_id, given.reason is null, given.reason,
           given.cost_tiyn, given.money_left_tiyn, given.pool_left
    from unnest(
      ${decisions.map(d => d.applicationId)}::bigint[], ${decisions.map(d => d.reason)}::text[],
      ${decisions.map(d => d.costTiyn)}::bigint[], ${decisions.map(d => d.moneyLeftTiyn)}::bigint[],
      ${decisions.map(d => d.poolLeft)}::integer[]
    ) with ordinality given (application_id, reason, cost_tiyn, money_left_tiyn, pool_left, sequence)`.execute(
    tx,
  )
}

const SUMMARY = [
  'id',
  'programme',
  'territory_code',
  'number',
  'held_on',
  'held_at',
  'rule_pack_id',
  'rule_pack_version',
  'input_hash',
  'result_hash',
  'offered',
  'skipped',
  'money_before_tiyn',
  'money_after_tiyn',
] as const

/** Newest first; `beforeId` is the key of the next page. */
/** The newest first; `before` is the id of the last one of the page before. */
export async function selectIterations(
  read: Read,
  asked: {
    readonly territory?: string | undefined
    readonly programme?: Programme | undefined
    readonly before?: bigint | undefined
    readonly limit: number
  },
) {
  const { territory, programme, before, limit } = asked
  let query = read.selectFrom('iteration').select(SUMMARY).orderBy('id', 'desc').limit(limit)
  if (territory !== undefined) query = query.where('territory_code', '=', territory)
  if (programme !== undefined) query = query.where('programme', '=', programme)
  if (before !== undefined) query = query.where('id', '<', before)
  return query.execute()
}

export async function selectIteration(read: Read, id: bigint) {
  return read.selectFrom('iteration').select(SUMMARY).where('id', '=', id).executeTakeFirst()
}

export async function selectBundle(read: Read, id: bigint) {
  return read
    .selectFrom('iteration')
    .select(['bundle', 'input_hash', 'result_hash', 'territory_code', 'number'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The bundle whose input has this hash; the same input always gives the same bundle. */
export async function selectBundleByInput(
  read: Read,
  inputHash: string,
): Promise<string | undefined> {
  const row = await read
    .selectFrom('iteration')
    .select('bundle')
    .where('input_hash', '=', inputHash)
    .limit(1)
    .executeTakeFirst()
  if (row !== undefined) return row.bundle
  // Of an iteration whose tables were lost: a mirror gave its text back.
  const restored = await read
    .selectFrom('restored_bundle')
    .select('bundle')
    .where('input_hash', '=', inputHash)
    .executeTakeFirst()
  return restored?.bundle
}

/** Decisions with the public number of each application, after a sequence. */
export async function selectDecisions(
  read: Read,
  iterationId: bigint,
  afterSequence: number,
  limit: number,
) {
  return read
    .selectFrom('iteration_decision')
    .innerJoin('application', 'application.id', 'iteration_decision.application_id')
    .select([
      'iteration_decision.sequence',
      'iteration_decision.offered',
      'iteration_decision.reason',
      'iteration_decision.cost_tiyn',
      'iteration_decision.money_left_tiyn',
      'iteration_decision.pool_left',
      'application.number',
    ])
    .where('iteration_decision.iteration_id', '=', iterationId)
    .where('iteration_decision.sequence', '>', afterSequence)
    .orderBy('iteration_decision.sequence')
    .limit(limit)
    .execute()
}

export async function selectDecisionsOf(read: Read, applicationId: bigint) {
  return read
    .selectFrom('iteration_decision')
    .innerJoin('iteration', 'iteration.id', 'iteration_decision.iteration_id')
    .select([
      'iteration.id as iteration_id',
      'iteration.number as iteration_number',
      'iteration.held_on',
      'iteration_decision.sequence',
      'iteration_decision.offered',
      'iteration_decision.reason',
      'iteration_decision.cost_tiyn',
      'iteration_decision.money_left_tiyn',
      'iteration_decision.pool_left',
    ])
    .where('iteration_decision.application_id', '=', applicationId)
    .orderBy('iteration.id', 'desc')
    .execute()
}
