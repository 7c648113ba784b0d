/** SQL of long absences: found from marks, papers and leaves, told, objected to, decided. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { AbsenceOutcome, LongAbsence } from './absence.ts'

export type Scope = { readonly programme: string; readonly territory: string }

/** Marks older than this say nothing of now: a kindergarten that stopped marking is late, its children are not away. */
const FRESH_MARK_DAYS = 7
/** Older months are not read: whoever is away for so long was found long ago. */
const DAYS_READ = 200

/**
 * Opens what nobody opened yet: enrolled children that were marked absent on each marked day since a day at least `days`
 * ago. A day with a paper, of a lent seat, of a quarantine, or up to which an officer found the reason good breaks it.
 */
export async function openAbsences(
  tx: Tx,
  { programme, territory }: Scope,
  found: {
    readonly today: Temporal.PlainDate
    readonly days: number
    readonly at: Temporal.Instant
  },
): Promise<readonly { readonly id: bigint; readonly enrolmentId: bigint }[]> {
  const since = found.today.subtract({ days: Math.max(DAYS_READ, 2 * found.days) })
  const result = await sql<{ id: bigint; enrolmentId: bigint }>`
    insert into long_absence (enrolment_id, voucher_id, since, state, found_at)
    select enrolment.id, enrolment.voucher_id, away.since, 'open', ${found.at}
    from enrolment join voucher on voucher.id = enrolment.voucher_id and voucher.state = 'enrolled'
    cross join lateral (
      select greatest(starts_on - 1,
        (select max(day) from attendance_mark mark where mark.enrolment_id = enrolment.id and mark.day >= ${since}::date
          and (mark.state = 'present' or mark.reason = 'quarantine')),
        (select max(last_day) from absence_paper paper where paper.enrolment_id = enrolment.id),
        (select max(last_day) from leave_of_absence leave where leave.enrolment_id = enrolment.id),
        (select max(decided_at at time zone 'Asia/Almaty')::date from long_absence before
          where before.enrolment_id = enrolment.id and before.state in ('kept', 'returned'))) as day
    ) last_good
    cross join lateral (
      select min(day) as since, max(day) as newest from attendance_mark mark
      where mark.enrolment_id = enrolment.id and mark.state = 'absent' and mark.day > last_good.day
        and mark.day >= ${since}::date
    ) away
    where enrolment.territory_code = ${territory} and enrolment.programme = ${programme}
      and not never_began and starts_on <= ${found.today}::date - ${found.days}::integer
      and (last_day is null or last_day > ${found.today}::date)
      and away.since <= ${found.today}::date - ${found.days}::integer
      and away.newest >= ${found.today}::date - ${FRESH_MARK_DAYS}::integer
      and not exists (select from long_absence live
        where live.enrolment_id = enrolment.id and live.state in ('open', 'objected'))
    on conflict do nothing
    returning id, enrolment_id as "enrolmentId"`.execute(tx)
  return result.rows
}

/** Children that came again: what waits for a decision is over. */
export async function closeReturned(
  tx: Tx,
  { programme, territory }: Scope,
  at: Temporal.Instant,
  by: string,
): Promise<readonly bigint[]> {
  const result = await sql<{ id: bigint }>`
    update long_absence set state = 'returned', decided_at = ${at}, decided_by = ${by}
    from enrolment where enrolment.id = enrolment_id and territory_code = ${territory} and programme = ${programme}
      and long_absence.state in ('open', 'objected')
      and exists (select from attendance_mark mark where mark.enrolment_id = enrolment.id
        and mark.day > long_absence.since and mark.state = 'present')
    returning long_absence.id`.execute(tx)
  return result.rows.map(row => row.id)
}

/** Applications of vouchers that rest since a decision, whose child was marked present on a later day. */
export async function selectResumed(
  read: Read,
  { programme, territory }: Scope,
): Promise<readonly string[]> {
  const result = await sql<{ number: string }>`
    select distinct application.number
    from long_absence join enrolment on enrolment.id = enrolment_id
    join voucher on voucher.id = long_absence.voucher_id and voucher.state = 'suspended'
    join application on application.id = enrolment.application_id
    where enrolment.territory_code = ${territory} and enrolment.programme = ${programme}
      and long_absence.state = 'suspended'
      and exists (select from attendance_mark mark where mark.enrolment_id = enrolment.id and mark.state = 'present'
        and mark.day > (long_absence.decided_at at time zone 'Asia/Almaty')::date)`.execute(read)
  return result.rows.map(row => row.number)
}

const ABSENCE = sql`
  select long_absence.id, long_absence.enrolment_id as "enrolmentId", long_absence.voucher_id as "voucherId",
         contract.number as contract, application.number as application, enrolment.child_id as "childId",
         array(select guardian_id from guardianship where guardianship.child_id = enrolment.child_id) as "guardianIds",
         enrolment.programme, enrolment.territory_code as territory, bin, name_kk as "nameKk", name_ru as "nameRu",
         provider_group.name as "group", since, found_at as "foundAt", long_absence.state, objection,
         objected_at as "objectedAt", long_absence.decided_at as "decidedAt", long_absence.reason,
         (select min(delivered_at) from message
          where event_key like 'absence-long:' || long_absence.id || ':%') as "notifiedAt"
  from long_absence join enrolment on enrolment.id = enrolment_id
  join contract on contract.id = contract_id
  join application on application.id = enrolment.application_id
  join provider on provider.id = enrolment.provider_id
  join provider_group on provider_group.id = enrolment.group_id`

export async function selectAbsence(read: Read, id: bigint): Promise<LongAbsence | undefined> {
  const result = await sql<LongAbsence>`${ABSENCE} where long_absence.id = ${id}`.execute(read)
  return result.rows[0]
}

/** The one of an application that waits, or the newest. */
export async function selectOfApplication(
  read: Read,
  number: string,
): Promise<LongAbsence | undefined> {
  const result = await sql<LongAbsence>`${ABSENCE} where application.number = ${number}
    order by long_absence.state in ('open', 'objected') desc, long_absence.id desc limit 1`.execute(
    read,
  )
  return result.rows[0]
}

export async function selectWaiting(
  read: Read,
  { programme, territory }: Scope,
  limit: number,
): Promise<readonly LongAbsence[]> {
  const result = await sql<LongAbsence>`${ABSENCE}
    where enrolment.territory_code = ${territory} and enrolment.programme = ${programme}
      and long_absence.state in ('open', 'objected')
    order by long_absence.state = 'open', since, long_absence.id limit ${limit}`.execute(read)
  return result.rows
}

export async function countWaiting(read: Read, { programme, territory }: Scope): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*)::integer as count from long_absence join enrolment on enrolment.id = enrolment_id
    where territory_code = ${territory} and programme = ${programme}
      and long_absence.state in ('open', 'objected')`.execute(read)
  return result.rows[0]?.count ?? 0
}

/** Locked; undefined when it is decided already. */
export async function lockWaiting(tx: Tx, id: bigint): Promise<boolean> {
  const result = await sql`select id from long_absence
    where id = ${id} and state in ('open', 'objected') for no key update`.execute(tx)
  return result.rows.length > 0
}

export async function updateObjected(tx: Tx, id: bigint, words: string, at: Temporal.Instant) {
  await tx
    .updateTable('long_absence')
    .set({ state: 'objected', objection: words, objected_at: at })
    .where('id', '=', id)
    .execute()
}

export async function updateDecided(
  tx: Tx,
  id: bigint,
  decision: {
    readonly outcome: AbsenceOutcome
    readonly reason: string
    readonly at: Temporal.Instant
    readonly by: string
  },
) {
  const { outcome: state, reason, at, by } = decision
  await tx
    .updateTable('long_absence')
    .set({ state, reason, decided_at: at, decided_by: by })
    .where('id', '=', id)
    .execute()
}
