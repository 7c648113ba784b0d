/** SQL of proposed exchanges and of their legs. */
import { type Selectable, sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { SwapProposalRow } from '../../platform/db/tables.ts'
import type { Programme } from '../territories/rollout.ts'
import type {
  SwapAnswer,
  SwapLeg,
  SwapOffReason,
  SwapProposal,
  SwapScope,
  SwapState,
} from './swap.ts'

export function asProposal(row: Selectable<SwapProposalRow>): SwapProposal {
  return {
    id: row.id,
    number: row.number,
    searchId: row.search_id,
    programme: row.programme as Programme,
    territory: row.territory_code,
    state: row.state as SwapState,
    proposedAt: row.proposed_at,
    until: row.until,
    offReason: row.off_reason as SwapOffReason | null,
  }
}

export async function insertProposal(
  tx: Tx,
  proposal: {
    readonly number: string
    readonly searchId: bigint
    readonly scope: SwapScope
    readonly proposedAt: Temporal.Instant
    readonly until: Temporal.Instant
  },
): Promise<bigint> {
  const row = await tx
    .insertInto('swap_proposal')
    .values({
      number: proposal.number,
      search_id: proposal.searchId,
      programme: proposal.scope.programme,
      territory_code: proposal.scope.territory,
      state: 'proposed',
      proposed_at: proposal.proposedAt,
      until: proposal.until,
      changed_at: proposal.proposedAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function insertLeg(
  tx: Tx,
  leg: Pick<
    SwapLeg,
    'position' | 'applicationId' | 'contractId' | 'fromGroupId' | 'toGroupId' | 'holdId'
  > & { readonly proposalId: bigint },
): Promise<void> {
  await tx
    .insertInto('swap_leg')
    .values({
      proposal_id: leg.proposalId,
      position: leg.position,
      application_id: leg.applicationId,
      contract_id: leg.contractId,
      from_group_id: leg.fromGroupId,
      to_group_id: leg.toGroupId,
      hold_id: leg.holdId,
    })
    .execute()
}

export async function lockProposal(tx: Tx, id: bigint): Promise<SwapProposal | undefined> {
  const result = await sql<Selectable<SwapProposalRow>>`
    select * from swap_proposal where id = ${id} for no key update`.execute(tx)
  const row = result.rows[0]
  return row && asProposal(row)
}

/** In the order of the cycle, with the contracts that are to be signed as they stand now. */
export async function selectLegs(read: Read, proposalId: bigint): Promise<readonly SwapLeg[]> {
  const result = await sql<SwapLeg>`
    select leg.position, leg.application_id as "applicationId", application.number as "applicationNumber",
      application.guardian_id as "guardianId", place_hold.voucher_id as "voucherId", leg.contract_id as "contractId",
      leg.from_group_id as "fromGroupId", leg.to_group_id as "toGroupId", leg.hold_id as "holdId", leg.answer,
      contract.id as "newContractId", contract.number as "newContractNumber",
      coalesce(contract.state in ('drafted', 'signed-by-guardian'), false) as "newContractOpen",
      (select coalesce(array_agg(party), '{}') from contract_signature signature
       where signature.contract_id = contract.id and signature.document_sha256 = contract.document_sha256) as signed
    from swap_leg leg join application on application.id = leg.application_id
    join place_hold on place_hold.id = leg.hold_id
    left join contract on contract.hold_id = leg.hold_id
    where leg.proposal_id = ${proposalId} order by leg.position`.execute(read)
  return result.rows
}

/** Groups, places, holds, contracts (those left and those to come), enrolments: each kind by id, as everybody locks them. */
export async function lockSeatsOfSwap(tx: Tx, proposalId: bigint): Promise<void> {
  const legs = sql`(select leg.*, place_hold.place_id from swap_leg leg join place_hold on place_hold.id = leg.hold_id
    where leg.proposal_id = ${proposalId})`
  await sql`select from provider_group where id in (select to_group_id from ${legs} leg)
    or id in (select from_group_id from ${legs} leg) order by id for no key update`.execute(tx)
  await sql`select from place where id in (select place_id from ${legs} leg)
    order by id for no key update`.execute(tx)
  await sql`select from place_hold where id in (select hold_id from ${legs} leg)
    order by id for no key update`.execute(tx)
  await sql`select from contract where id in (select contract_id from ${legs} leg)
    or hold_id in (select hold_id from ${legs} leg) order by id for no key update`.execute(tx)
  await sql`select from enrolment where contract_id in (select contract_id from ${legs} leg)
    order by id for no key update`.execute(tx)
}

/** Why an open exchange cannot happen any more; undefined while every seat of it stands. */
export async function selectObstacle(
  read: Read,
  proposalId: bigint,
  today: Temporal.PlainDate,
): Promise<SwapOffReason | undefined> {
  const leaves = (alias: string) => {
    const provider = sql.ref(alias)
    return sql`(${provider}.listed_to <= ${today} or exists (select from provider_exclusion exclusion
      where exclusion.provider_id = ${provider}.id and exclusion.state = 'announced'))`
  }
  const result = await sql<{ reason: SwapOffReason | null }>`
    select case
      when application.state <> 'served' or voucher.state <> 'enrolled' then 'application-ended'
      when drawn.state = 'refused' then 'contract-refused'
      when place_hold.state <> 'held' then 'hold-over'
      when drawn.state not in ('drafted', 'signed-by-guardian') then 'contract-over'
      when running.state <> 'in-force' or running.end_reason is not null or not enrolment.seated
        or enrolment.never_began then 'contract-ending'
      when running.last_day <= ${today} or drawn.last_day <= ${today} then 'term-over'
      when exists (select from leave_of_absence away where away.enrolment_id = enrolment.id and away.ended_at is null)
        then 'child-away'
      when ${leaves('left_provider')} or ${leaves('next_provider')} then 'provider-leaves'
    end as reason
    from swap_leg leg
    join application on application.id = leg.application_id
    join place_hold on place_hold.id = leg.hold_id
    join contract running on running.id = leg.contract_id
    join enrolment on enrolment.contract_id = running.id
    join provider_group left_group on left_group.id = leg.from_group_id
    join provider left_provider on left_provider.id = left_group.provider_id
    join provider_group next_group on next_group.id = leg.to_group_id
    join provider next_provider on next_provider.id = next_group.provider_id
    left join voucher on voucher.id = place_hold.voucher_id
    left join contract drawn on drawn.hold_id = leg.hold_id
    where leg.proposal_id = ${proposalId}
    order by leg.position`.execute(read)
  return result.rows.find(row => row.reason !== null)?.reason ?? undefined
}

export async function updateProposal(
  tx: Tx,
  id: bigint,
  at: Temporal.Instant,
  change: {
    readonly state: SwapState
    readonly until?: Temporal.Instant
    readonly offReason?: SwapOffReason
  },
): Promise<void> {
  await tx
    .updateTable('swap_proposal')
    .set({
      state: change.state,
      changed_at: at,
      ...(change.until && { until: change.until }),
      ...(change.offReason && { off_reason: change.offReason }),
    })
    .where('id', '=', id)
    .execute()
}

export async function updateAnswer(
  tx: Tx,
  proposalId: bigint,
  position: number,
  answer: SwapAnswer,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('swap_leg')
    .set({ answer, answered_at: at })
    .where('proposal_id', '=', proposalId)
    .where('position', '=', position)
    .execute()
}

export async function closeLegs(tx: Tx, proposalId: bigint, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('swap_leg')
    .set({ closed_at: at })
    .where('proposal_id', '=', proposalId)
    .where('closed_at', 'is', null)
    .execute()
}

export async function selectOpenProposals(read: Read): Promise<readonly bigint[]> {
  const result = await sql<{ id: bigint }>`
    select id from swap_proposal where state in ('proposed', 'agreed') order by id`.execute(read)
  return result.rows.map(row => row.id)
}

export async function selectProposalOfHold(
  read: Read,
  holdId: bigint,
): Promise<bigint | undefined> {
  const row = await read
    .selectFrom('swap_leg')
    .select('proposal_id')
    .where('hold_id', '=', holdId)
    .executeTakeFirst()
  return row?.proposal_id
}

/** The one in which the child stands now. */
export async function selectOpenProposalOf(
  read: Read,
  applicationId: bigint,
): Promise<bigint | undefined> {
  const row = await read
    .selectFrom('swap_leg')
    .select('proposal_id')
    .where('application_id', '=', applicationId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row?.proposal_id
}

/** Every exchange in which the child stood, the newest first. */
export async function selectProposalsOf(
  read: Read,
  applicationId: bigint,
): Promise<readonly SwapProposal[]> {
  const result = await sql<Selectable<SwapProposalRow>>`
    select swap_proposal.* from swap_proposal join swap_leg on swap_leg.proposal_id = swap_proposal.id
    where swap_leg.application_id = ${applicationId} order by swap_proposal.id desc`.execute(read)
  return result.rows.map(asProposal)
}

/** The exchanges of a queue, the newest first, each with how many children stand in it and how many families said yes. */
export async function selectProposalsIn(
  read: Read,
  { territory, programme }: SwapScope,
  limit: number,
): Promise<readonly (SwapProposal & { readonly children: number; readonly agreed: number })[]> {
  const result = await sql<Selectable<SwapProposalRow> & { children: number; agreed: number }>`
    select swap_proposal.*, count(*)::integer as children,
      (count(*) filter (where answer = 'yes'))::integer as agreed
    from swap_proposal join swap_leg on swap_leg.proposal_id = swap_proposal.id
    where swap_proposal.territory_code = ${territory} and swap_proposal.programme = ${programme}
    group by swap_proposal.id order by swap_proposal.id desc limit ${limit}`.execute(read)
  return result.rows.map(({ children, agreed, ...row }) => ({
    ...asProposal(row),
    children,
    agreed,
  }))
}
