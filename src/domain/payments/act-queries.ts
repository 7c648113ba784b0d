/** SQL of acts. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Act, ActState } from './act.ts'
import type { ActLine } from './compose-act.ts'
import { heldCase } from './held-case-queries.ts'

export type ActProvider = {
  readonly id: bigint
  readonly bin: string
  readonly programme: 'preschool' | 'club'
  readonly territory: string
}

/** Locked, in one order: the acts of a kindergarten are prepared one at a time. */
export async function lockProviders(
  tx: Tx,
  ids: readonly bigint[],
): Promise<readonly ActProvider[]> {
  const result = await sql<ActProvider>`
    select id, bin, programme, territory_code as territory from provider
    where id = any(${ids}::bigint[]) order by id for no key update`.execute(tx)
  return result.rows
}

export type NewAct = Omit<Act, 'id' | 'state' | 'territory'> & {
  readonly lines: readonly ActLine[]
  /** Left out for want of money. */
  readonly uncovered: readonly {
    readonly lineId: bigint
    readonly amountTiyn: bigint
    readonly missingTiyn: bigint
  }[]
}

type Preparation = {
  readonly programme: string
  readonly territory: string
  readonly at: Temporal.Instant
  readonly by: string
}

/** Drafts with their lines; their ids, in the order given. */
export async function insertActs(
  tx: Tx,
  { programme, territory, at, by }: Preparation,
  acts: readonly NewAct[],
): Promise<readonly bigint[]> {
  const state = 'draft' satisfies ActState
  const result = await sql<{ id: bigint }>`
    with inserted as (
      insert into act (number, provider_id, programme, territory_code, month, state, total_tiyn, prepared_at, prepared_by,
                       changed_at)
      select number, provider_id, ${programme}, ${territory}, month, ${state}, total_tiyn, ${at}::timestamptz, ${by},
             ${at}::timestamptz
      from unnest(${acts.map(one => one.number)}::text[], ${acts.map(one => one.providerId)}::bigint[],
        ${acts.map(one => one.month)}::date[], ${acts.map(one => one.totalTiyn)}::bigint[])
        with ordinality given (number, provider_id, month, total_tiyn, place) order by place
      returning id
    )
    select id from inserted order by id`.execute(tx)
  const ids = result.rows.map(row => row.id)
  const lines = acts.flatMap(act => act.lines)
  const actIds = acts.flatMap((act, place) => act.lines.map(() => ids[place]))
  await sql`
    insert into act_line (act_id, line_id, voucher_id, sequence, days, payable_days, working_days, norms, previous_tiyn,
                          amount_tiyn)
    select * from unnest(${actIds}::bigint[],
      ${lines.map(one => one.lineId)}::bigint[], ${lines.map(one => one.voucherId)}::bigint[],
      ${lines.map(one => one.sequence)}::smallint[], ${lines.map(one => one.days)}::text[],
      ${lines.map(one => one.payableDays)}::smallint[], ${lines.map(one => one.workingDays)}::smallint[],
      ${lines.map(one => one.norms)}::text[], ${lines.map(one => one.previousTiyn)}::bigint[],
      ${lines.map(one => one.amountTiyn)}::bigint[])`.execute(tx)
  const without = acts.flatMap((act, place) =>
    act.uncovered.map(line => ({ ...line, actId: ids[place] })),
  )
  if (without.length > 0) {
    await sql`
      insert into act_uncovered (act_id, line_id, amount_tiyn, missing_tiyn)
      select * from unnest(${without.map(one => one.actId)}::bigint[], ${without.map(one => one.lineId)}::bigint[],
        ${without.map(one => one.amountTiyn)}::bigint[], ${without.map(one => one.missingTiyn)}::bigint[])`.execute(
      tx,
    )
  }
  return ids
}

export type LockedAct = Act & {
  readonly bin: string
  readonly programme: 'preschool' | 'club'
  readonly preparedBy: string
}

export async function lockAct(tx: Tx, number: string): Promise<LockedAct | undefined> {
  const result = await sql<LockedAct>`
    select act.id, number, provider_id as "providerId", act.territory_code as territory, act.programme, month, state,
           total_tiyn as "totalTiyn", prepared_by as "preparedBy", bin
    from act join provider on provider.id = provider_id where number = ${number} for no key update of act`.execute(
    tx,
  )
  return result.rows[0]
}

export async function updateSigned(tx: Tx, id: bigint, at: Temporal.Instant, by: string) {
  const state = 'signed' satisfies ActState
  await tx
    .updateTable('act')
    .set({ state, signed_at: at, signed_by: by, changed_at: at })
    .where('id', '=', id)
    .execute()
}

export async function updateApproved(tx: Tx, id: bigint, at: Temporal.Instant, by: string) {
  const state = 'approved' satisfies ActState
  await tx
    .updateTable('act')
    .set({ state, approved_at: at, approved_by: by, changed_at: at })
    .where('id', '=', id)
    .execute()
}

/** What the act holds, by budget year and in their order. */
export async function selectActSums(read: Read, actId: bigint) {
  const result = await sql<{ year: number; amountTiyn: bigint }>`
    select extract(year from sheet_line.month)::integer as year, sum(amount_tiyn)::bigint as "amountTiyn"
    from act_line join sheet_line on sheet_line.id = line_id
    where act_id = ${actId} group by 1 order by 1`.execute(read)
  return result.rows
}

/**
 * Lines of the kindergarten of which nothing is left for a later act: refused, in no act and without a payable day, or with
 * the very days of the newest act that holds them; or what the department found to be nobody's. While a family disputes that it is
 * its child at all, its month stays open. What was confirmed since the act was prepared is not among them.
 */
export async function selectSettledLines(read: Read, act: LockedAct): Promise<readonly bigint[]> {
  const result = await sql<{ id: bigint }>`
    select sheet_line.id from sheet join sheet_line on sheet_line.sheet_id = sheet.id
    where sheet.provider_id = ${act.providerId} and sheet.month <= ${act.month}
      and (sheet_line.state = 'refused' or (sheet_line.state = 'confirmed' and not ${heldCase('open')}
        and (${heldCase('upheld')} or case
          when exists (select from act_line where line_id = sheet_line.id) then days =
            (select days from act_line where line_id = sheet_line.id order by sequence desc limit 1)
          else days !~ '[pil]' end)))
    order by sheet_line.id`.execute(read)
  return result.rows.map(row => row.id)
}
