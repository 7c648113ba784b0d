/** SQL of acts. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Act, ActState } from './act.ts'
import type { ActLine } from './compose-act.ts'

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

export type LineRow = {
  readonly lineId: bigint
  readonly childId: bigint
  readonly providerId: bigint
  readonly voucherId: bigint
  readonly cohort: number
  readonly kind: 'general' | 'special'
  /** Of a club's group; null for a kindergarten's. */
  readonly direction: string | null
  readonly year: number
  readonly month: Temporal.PlainDate
  readonly days: string
  readonly confirmed: boolean
  /** Of the month, from 1; null for none. */
  readonly disputedDays: readonly number[] | null
  readonly workingDays: number
  readonly previousTiyn: bigint
  readonly steps: number
}

/**
 * A family says that this is not its child, or that it does not go there: while the department looks into it, and when the
 * family was right, nothing of the enrolment's months is payable. Dismissed, they are paid with the next act.
 */
const CASE_HOLDS = {
  open: sql`family_case.state = 'open'`,
  upheld: sql`family_case.outcome = 'upheld'`,
} as const
const heldCase = (
  ...states: readonly (keyof typeof CASE_HOLDS)[]
) => sql`exists (select from family_case
  where family_case.enrolment_id = sheet_line.enrolment_id and family_case.kind = 'not-my-child'
    and (${sql.join(
      states.map(state => CASE_HOLDS[state]),
      sql` or `,
    )}))`

/**
 * Every line of the children who have one of this provider that is not settled, in the months of those lines up to
 * `month`. Vouchers only: a referral has no money of its own here.
 */
export async function selectPayableLines(
  read: Read,
  providerId: bigint,
  month: Temporal.PlainDate,
): Promise<readonly LineRow[]> {
  return selectPayableLinesOf(read, [providerId], month)
}

/**
 * As `selectPayableLines`, for each of these providers: a child's month may be asked for by two of them. Children and
 * vouchers are asked for by key (`offset 0`): of some thousand lines the planner would rather read a country's table.
 */
export async function selectPayableLinesOf(
  read: Read,
  providerIds: readonly bigint[],
  month: Temporal.PlainDate,
): Promise<readonly (LineRow & { readonly askedId: bigint })[]> {
  const result = await sql<LineRow & { readonly askedId: bigint }>`
    with own as materialized (
      select sheet.provider_id as asked_id, sheet.group_id, sheet_line.id, enrolment_id, child_id, programme, voucher_id,
             sheet_line.month, days, state, working_days
      from sheet join sheet_line on sheet_line.sheet_id = sheet.id join enrolment on enrolment.id = enrolment_id
      where sheet.provider_id = any(${providerIds}::bigint[]) and sheet.month <= ${month} and sheet_line.state <> 'settled'
    ), line as (
      select asked_id, asked_id as provider_id, group_id, id, enrolment_id, child_id, voucher_id, month, days, state,
             working_days
      from own
      union all
      -- The same months of the same children elsewhere in the programme, or settled: of two own parts of a month each leads
      -- to the other.
      select distinct own.asked_id, sheet.provider_id, sheet.group_id, part.id, part.enrolment_id, own.child_id, other.voucher_id,
             part.month, part.days, part.state, sheet.working_days
      from own cross join lateral (
        select id, voucher_id from enrolment
        where child_id = own.child_id and programme = own.programme and id <> own.enrolment_id offset 0) other
      join sheet_line part on part.enrolment_id = other.id and part.month = own.month
      join sheet on sheet.id = part.sheet_id
      where part.state = 'settled' or sheet.provider_id <> own.asked_id
    )
    select asked_id as "askedId", sheet_line.id as "lineId", sheet_line.child_id as "childId",
           sheet_line.provider_id as "providerId", voucher.id as "voucherId", voucher.cohort, voucher.kind, voucher.year,
           activity.direction, sheet_line.month, days,
           -- Settled and in no act: it was refused, or nobody's, and stays unpaid.
           (sheet_line.state in ('confirmed', 'disputed') or (sheet_line.state = 'settled' and before.steps > 0))
             and not ${heldCase('open', 'upheld')} as confirmed,
           -- While one of its days waits for a decision, the month is disputed.
           case when sheet_line.state = 'disputed' then (
             select array_agg(extract(day from day)::integer order by day) from sheet_dispute
             where line_id = sheet_line.id and sheet_dispute.state in ('open', 'contested', 'unanswered')) end
             as "disputedDays",
           working_days as "workingDays", coalesce(before.total_tiyn, 0) as "previousTiyn",
           coalesce(before.steps, 0) as steps
    from line sheet_line cross join lateral (
      select id, cohort, kind, year from voucher where voucher.id = sheet_line.voucher_id offset 0) voucher
    cross join lateral (select direction from provider_group where id = sheet_line.group_id offset 0) activity
    left join lateral (
      select sum(amount_tiyn)::bigint as total_tiyn, count(*)::integer as steps from act_line
      where act_line.line_id = sheet_line.id) before on true
    order by sheet_line.id`.execute(read)
  return result.rows
}

/** Days of the month on which a norm of these territories begins. */
export async function selectNormDays(
  read: Read,
  path: readonly string[],
  programme: string,
  month: Temporal.PlainYearMonth,
): Promise<readonly Temporal.PlainDate[]> {
  const result = await sql<{ day: Temporal.PlainDate }>`
    select distinct valid_from as day from norm
    where programme = ${programme} and territory_code = any(${path}::text[])
      and valid_from between ${month.toPlainDate({ day: 2 })}::date
        and ${month.toPlainDate({ day: month.daysInMonth })}::date order by 1`.execute(read)
  return result.rows.map(row => row.day)
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
  const lines = acts.flatMap((act, place) =>
    act.lines.map(line => ({ ...line, actId: ids[place] })),
  )
  await sql`
    insert into act_line (act_id, line_id, voucher_id, sequence, days, payable_days, working_days, norms, previous_tiyn,
                          amount_tiyn)
    select * from unnest(${lines.map(one => one.actId)}::bigint[],
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
 * Lines of the kindergarten of which nothing is left for a later act: refused, without a payable day, or with the very
 * days of the newest act that holds them; or what the department found to be nobody's. While a family disputes that it is
 * its child at all, its month stays open. What was confirmed since the act was prepared is not among them.
 */
export async function selectSettledLines(read: Read, act: LockedAct): Promise<readonly bigint[]> {
  const result = await sql<{ id: bigint }>`
    select sheet_line.id from sheet join sheet_line on sheet_line.sheet_id = sheet.id
    where sheet.provider_id = ${act.providerId} and sheet.month <= ${act.month}
      and (sheet_line.state = 'refused' or (sheet_line.state = 'confirmed' and not ${heldCase('open')}
        and (${heldCase('upheld')} or days !~ '[pil]' or days =
        (select days from act_line where line_id = sheet_line.id order by sequence desc limit 1))))
    order by sheet_line.id`.execute(read)
  return result.rows.map(row => row.id)
}
