/** SQL of rounds of choice: the result as it is kept, and which queues are due. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Admission } from '../places/place.ts'
import type { Programme } from '../territories/rollout.ts'
import type { RoundDecision } from './round.ts'
import type { RoundScope } from './round-input-queries.ts'

type NewRound = {
  readonly scope: RoundScope
  readonly regime: string
  readonly number: number
  readonly heldAt: Temporal.Instant
  readonly heldBy: string
  readonly rulePack: { readonly id: string; readonly version: string }
  readonly inputHash: string
  readonly resultHash: string
  readonly placed: number
  readonly bundle: string
}

export async function insertRound(tx: Tx, round: NewRound): Promise<bigint> {
  const row = await tx
    .insertInto('choice_round')
    .values({
      programme: round.scope.programme,
      territory_code: round.scope.territory,
      regime: round.regime,
      number: round.number,
      held_on: round.scope.heldOn,
      held_at: round.heldAt,
      held_by: round.heldBy,
      rule_pack_id: round.rulePack.id,
      rule_pack_version: round.rulePack.version,
      input_hash: round.inputHash,
      result_hash: round.resultHash,
      placed: round.placed,
      bundle: round.bundle,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

type ChoiceDecisionRow = Pick<RoundDecision, 'outcome' | 'admission' | 'wish'> & {
  readonly applicationId: bigint
  readonly groupId: bigint | null
}

/** In the order of `sequence`, which is the place in the array. */
export async function insertChoiceDecisions(
  tx: Tx,
  roundId: bigint,
  decisions: readonly ChoiceDecisionRow[],
): Promise<void> {
  await sql`
    insert into choice_decision (round_id, sequence, application_id, outcome, group_id, admission, wish_rank)
    select ${roundId}, given.sequence, given.application_id, given.outcome, given.group_id,
           given.admission, given.wish_rank
    from unnest(
      ${decisions.map(d => d.applicationId)}::bigint[], ${decisions.map(d => d.outcome)}::text[],
      ${decisions.map(d => d.groupId)}::bigint[], ${decisions.map(d => d.admission)}::text[],
      ${decisions.map(d => d.wish)}::smallint[]
    ) with ordinality given (application_id, outcome, group_id, admission, wish_rank, sequence)`.execute(
    tx,
  )
}

type WantedPlace = {
  readonly groupId: bigint
  readonly admission: Admission
  readonly startsOn: string
}

/** Ids of places, one for each in the order given; fewer when some are not published any more. */
export async function takePlaces(
  tx: Tx,
  wanted: readonly WantedPlace[],
  at: Temporal.Instant,
): Promise<readonly bigint[]> {
  const result = await sql<{ id: bigint }>`
    with wanted as (
      select group_id, admission, starts_on, turn,
             row_number() over (partition by group_id, admission, starts_on order by turn) as nth
      from unnest(${wanted.map(one => one.groupId)}::bigint[], ${wanted.map(one => one.admission)}::text[],
                  ${wanted.map(one => one.startsOn)}::date[])
        with ordinality given (group_id, admission, starts_on, turn)
    ), free as (
      select id, group_id, admission, starts_on,
             row_number() over (partition by group_id, admission, starts_on order by id) as nth
      from place
      where state = 'published' and group_id = any(${wanted.map(one => one.groupId)}::bigint[])
    ), taken as (
      update place set state = 'held', changed_at = ${at}
      from wanted join free using (group_id, admission, starts_on, nth)
      where place.id = free.id and place.state = 'published'
      returning place.id, wanted.turn
    )
    select id from taken order by turn`.execute(tx)
  return result.rows.map(row => row.id)
}

export async function insertRoundHolds(
  tx: Tx,
  roundId: bigint,
  at: Temporal.Instant,
  holds: readonly {
    readonly placeId: bigint
    readonly groupId: bigint
    readonly applicationId: bigint
    readonly voucherId: bigint
    readonly until: Temporal.Instant
  }[],
): Promise<readonly bigint[]> {
  const result = await sql<{ id: bigint }>`
    insert into place_hold (place_id, group_id, application_id, voucher_id, round_id, cause, state,
                            made_at, until, changed_at)
    select given.place_id, given.group_id, given.application_id, given.voucher_id, ${roundId}, 'round',
           'held', ${at}, given.until, ${at}
    from unnest(${holds.map(one => one.placeId)}::bigint[], ${holds.map(one => one.groupId)}::bigint[],
                ${holds.map(one => one.applicationId)}::bigint[],
                ${holds.map(one => one.voucherId)}::bigint[],
                ${holds.map(one => one.until.toString())}::timestamptz[])
      with ordinality given (place_id, group_id, application_id, voucher_id, until, turn)
    order by given.turn returning id`.execute(tx)
  return result.rows.map(row => row.id)
}

const SUMMARY = [
  'id',
  'programme',
  'territory_code',
  'regime',
  'number',
  'held_on',
  'held_at',
  'rule_pack_id',
  'rule_pack_version',
  'input_hash',
  'result_hash',
  'placed',
] as const

/** Newest first; `beforeId` is the key of the next page. */
/** The newest first; `before` is the id of the last one of the page before. */
export async function selectRounds(
  read: Read,
  asked: {
    readonly territory?: string | undefined
    readonly programme?: Programme | undefined
    readonly before?: bigint | undefined
    readonly limit: number
  },
) {
  const { territory, programme, before, limit } = asked
  let query = read.selectFrom('choice_round').select(SUMMARY).orderBy('id', 'desc').limit(limit)
  if (territory !== undefined) query = query.where('territory_code', '=', territory)
  if (programme !== undefined) query = query.where('programme', '=', programme)
  if (before !== undefined) query = query.where('id', '<', before)
  return query.execute()
}

export async function selectRound(read: Read, id: bigint) {
  return read.selectFrom('choice_round').select(SUMMARY).where('id', '=', id).executeTakeFirst()
}

export async function selectRoundBundle(read: Read, id: bigint) {
  return read
    .selectFrom('choice_round')
    .select(['bundle', 'input_hash', 'result_hash', 'territory_code', 'number'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function selectRoundsOf(read: Read, applicationId: bigint) {
  return read
    .selectFrom('choice_decision')
    .innerJoin('choice_round', 'choice_round.id', 'choice_decision.round_id')
    .select([
      'choice_round.id as round_id',
      'choice_round.number as round_number',
      'choice_round.held_on',
      'choice_decision.sequence',
      'choice_decision.outcome',
      'choice_decision.group_id',
      'choice_decision.admission',
      'choice_decision.wish_rank',
    ])
    .where('choice_decision.application_id', '=', applicationId)
    .orderBy('choice_round.id', 'desc')
    .execute()
}

/** The moment of the last round of a queue; undefined when there was none. */
export async function selectLastRound(read: Read, territory: string, programme: string) {
  const row = await read
    .selectFrom('choice_round')
    .select('held_at')
    .where('territory_code', '=', territory)
    .where('programme', '=', programme)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.held_at
}

/** Queues in which somebody looks for a place, with the last round of each. */
export async function selectLookingQueues(read: Read) {
  const result = await sql<{
    territory: string
    programme: Programme
    last_held_at: Temporal.Instant | null
  }>`
    select looking.territory_code as territory, looking.programme,
           (select max(held_at) from choice_round
            where choice_round.territory_code = looking.territory_code
              and choice_round.programme = looking.programme) as last_held_at
    from (select distinct territory_code, programme from voucher
          where state in ('confirmed', 'held')) looking order by 1, 2`.execute(read)
  return result.rows
}

/** Whether a voucher looks for a place that is there: only then a round could give anything. */
export async function hasHope(read: Read, territory: string, programme: Programme) {
  const result = await sql<{ hope: boolean }>`
    with looking as (
      select application_id, cohort, kind from voucher
      where state in ('confirmed', 'held') and territory_code = ${territory} and programme = ${programme}
    )
    select exists (
        select from looking join wish using (application_id)
        join place on place.group_id = wish.group_id and place.state = 'published'
          and place.admission = any(wish.admissions)
      ) or exists (
        select from looking join choice_preference using (application_id)
        join provider_group
          on looking.cohort between provider_group.cohort and coalesce(provider_group.cohort_to, provider_group.cohort)
          and (provider_group.direction is not null or provider_group.kind = looking.kind)
        join provider on provider.id = provider_group.provider_id
          and provider.territory_code = ${territory} and provider.programme = ${programme}
        join place on place.group_id = provider_group.id and place.state = 'published'
        where choice_preference.any_place
      ) as hope`.execute(read)
  return result.rows[0]?.hope ?? false
}
