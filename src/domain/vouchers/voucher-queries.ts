/** All SQL of vouchers. */
import { type Selectable, sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { VoucherRow } from '../../platform/db/tables.ts'
import type { Programme } from '../territories/rollout.ts'
import type { Voucher, VoucherClosing, VoucherForm, VoucherState } from './voucher.ts'

type StoredVoucher = Selectable<VoucherRow>

function asVoucher(row: StoredVoucher): Voucher {
  return {
    id: row.id,
    number: row.number,
    applicationId: row.application_id,
    childId: row.child_id,
    programme: row.programme as Programme,
    territory: row.territory_code,
    settlement: row.settlement_code,
    cohort: row.cohort,
    kind: row.kind as Voucher['kind'],
    form: row.form as VoucherForm | null,
    endsOn: row.ends_on,
    iterationId: row.iteration_id,
    state: row.state as VoucherState,
    closedReason: row.closed_reason as VoucherClosing | null,
    year: row.year,
    costTiyn: row.cost_tiyn,
    offeredAt: row.offered_at,
    notifiedAt: row.notified_at,
    confirmUntil: row.confirm_until,
    confirmedAt: row.confirmed_at,
    chooseUntil: row.choose_until,
    betweenSince: row.between_since,
  }
}

type NewVoucher = {
  readonly number: string
  readonly applicationId: bigint
  readonly costTiyn: bigint
  readonly offerMessageId: bigint | null
}

/** One statement for all offers of an iteration; the rest of each row comes from its application. */
export async function insertVouchers(
  tx: Tx,
  issue: {
    readonly iterationId: bigint
    readonly year: number
    readonly at: Temporal.Instant
    readonly vouchers: readonly NewVoucher[]
  },
): Promise<readonly { readonly id: bigint; readonly applicationId: bigint }[]> {
  const { vouchers } = issue
  const result = await sql<{ id: bigint; application_id: bigint }>`
    insert into voucher (number, application_id, child_id, programme, territory_code, settlement_code,
                         cohort, kind, form, iteration_id, state, year, cost_tiyn, offered_at, changed_at,
                         offer_message_id)
    select given.number, application.id, application.child_id, application.programme,
           application.territory_code, application.settlement_code,
           ${issue.year}::smallint - application.birth_year, application.kind, application.form, ${issue.iterationId}, 'offered',
           ${issue.year}::smallint, given.cost_tiyn, ${issue.at}, ${issue.at}, given.message_id
    from unnest(${vouchers.map(v => v.number)}::text[], ${vouchers.map(v => v.applicationId)}::bigint[],
                ${vouchers.map(v => v.costTiyn)}::bigint[], ${vouchers.map(v => v.offerMessageId)}::bigint[])
      with ordinality given (number, application_id, cost_tiyn, message_id, place)
    join application on application.id = given.application_id
    order by given.place
    returning id, application_id`.execute(tx)
  return result.rows.map(row => ({ id: row.id, applicationId: row.application_id }))
}

/** The voucher of the application that is still alive, or the newest one. */
export async function findOfApplication(read: Read, applicationId: bigint) {
  const result = await sql<StoredVoucher>`/* prepare: newest-voucher */
    select * from voucher where application_id = ${applicationId}
    order by state in ('lapsed', 'closed'), id desc limit 1`.execute(read)
  const row = result.rows[0]
  return row && asVoucher(row)
}

export async function selectOfApplication(read: Read, applicationId: bigint) {
  const rows = await read
    .selectFrom('voucher')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('id')
    .execute()
  return rows.map(asVoucher)
}

export async function lockVoucher(tx: Tx, id: bigint): Promise<Voucher | undefined> {
  const result = await sql<StoredVoucher>`/* prepare: lock-voucher */
    select * from voucher where id = ${id} for no key update`.execute(tx)
  const row = result.rows[0]
  return row && asVoucher(row)
}

export async function updateVoucher(
  tx: Tx,
  id: bigint,
  change: {
    readonly state: VoucherState
    readonly closing: VoucherClosing | null
    readonly at: Temporal.Instant
    readonly confirmedAt?: Temporal.Instant
    readonly chooseUntil?: Temporal.Instant
    readonly betweenSince?: Temporal.Instant | null
  },
): Promise<void> {
  await tx
    .updateTable('voucher')
    .set({
      state: change.state,
      closed_reason: change.closing,
      changed_at: change.at,
      ...(change.confirmedAt && { confirmed_at: change.confirmedAt }),
      ...(change.chooseUntil && { choose_until: change.chooseUntil }),
      ...(change.betweenSince !== undefined && { between_since: change.betweenSince }),
    })
    .where('id', '=', id)
    .execute()
}

/** Offered vouchers of one delivered message whose clock has not started. */
/** Offered in one of these messages and not started; with the message of each. */
export async function lockUnstarted(
  tx: Tx,
  messageIds: readonly bigint[],
): Promise<readonly { readonly voucher: Voucher; readonly messageId: bigint | null }[]> {
  const result = await sql<StoredVoucher & { readonly offer_message_id: bigint | null }>`
    select * from voucher
    where offer_message_id = any(${messageIds}::bigint[]) and state = 'offered' and notified_at is null
    order by id for no key update`.execute(tx)
  return result.rows.map(row => ({ voucher: asVoucher(row), messageId: row.offer_message_id }))
}

export async function startClocks(
  tx: Tx,
  started: readonly {
    readonly id: bigint
    readonly notifiedAt: Temporal.Instant
    readonly confirmUntil: Temporal.Instant
  }[],
): Promise<void> {
  await sql`update voucher set notified_at = given.notified_at, confirm_until = given.confirm_until
    from unnest(${started.map(one => one.id)}::bigint[], ${started.map(one => one.notifiedAt)}::timestamptz[],
      ${started.map(one => one.confirmUntil)}::timestamptz[]) given (id, notified_at, confirm_until)
    where voucher.id = given.id`.execute(tx)
}

/** Vouchers whose confirmation or choice has run out, oldest first. */
export async function selectOverdue(read: Read, now: Temporal.Instant, limit: number) {
  const result = await sql<{ id: bigint; application_id: bigint }>`
    select id, application_id from voucher
    where (state = 'offered' and confirm_until <= ${now})
       or (state = 'confirmed' and choose_until <= ${now})
    order by coalesce(choose_until, confirm_until), id limit ${limit}`.execute(read)
  return result.rows
}

/** Families whose offer's clock cannot start: the notice was not delivered. For the officer's list. */
export async function selectUnreached(read: Read, territories: readonly string[], limit: number) {
  const result = await sql<{
    number: string
    application_number: string
    offered_at: Temporal.Instant
    message_state: string | null
    failure: string | null
    guardian_name: string
    phone: string | null
  }>`
    select voucher.number, application.number as application_number, voucher.offered_at,
           message.state as message_state, message.failure, guardian.full_name as guardian_name,
           guardian.phone
    from voucher
    join application on application.id = voucher.application_id
    join person guardian on guardian.id = application.guardian_id
    left join message on message.id = voucher.offer_message_id
    where voucher.state = 'offered' and voucher.notified_at is null
      and voucher.territory_code = any(${territories}::text[])
    order by voucher.offered_at limit ${limit}`.execute(read)
  return result.rows
}

/** Whether a general place of the child's age, kind and pool is published by a listed kindergarten. */
export async function hasSuitablePlace(
  read: Read,
  voucher: Pick<Voucher, 'programme' | 'territory' | 'settlement' | 'cohort' | 'kind'>,
  poolRule: 'whole' | 'settlement',
  today: Temporal.PlainDate,
  clubs: readonly string[] | null,
): Promise<boolean> {
  const result = await sql<{ found: boolean }>`
    select exists (
      select from place
      join provider_group on provider_group.id = place.group_id
      join provider on provider.id = provider_group.provider_id
      where place.state = 'published' and place.admission = 'general'
        and ${voucher.cohort} between provider_group.cohort and coalesce(provider_group.cohort_to, provider_group.cohort)
        and (provider_group.direction is not null or provider_group.kind = ${voucher.kind})
        and (${clubs}::text[] is null or provider.club_kind = any(${clubs}::text[]))
        and provider.territory_code = ${voucher.territory} and provider.programme = ${voucher.programme}
        and (${poolRule === 'whole'} or provider.settlement_code = ${voucher.settlement})
        and provider.listed_from <= ${today} and (provider.listed_to is null or provider.listed_to >= ${today})
    ) as found`.execute(read)
  return result.rows[0]?.found ?? false
}

export async function updateChooseUntil(
  tx: Tx,
  id: bigint,
  chooseUntil: Temporal.Instant,
): Promise<void> {
  await tx.updateTable('voucher').set({ choose_until: chooseUntil }).where('id', '=', id).execute()
}

/** Returns how many were in the state that the change rests on. */
export async function updateManyVouchers(
  tx: Tx,
  changes: readonly {
    readonly id: bigint
    readonly from: VoucherState
    readonly to: VoucherState
  }[],
  at: Temporal.Instant,
): Promise<number> {
  const result = await sql`
    update voucher set state = given.after, changed_at = ${at}
    from unnest(${changes.map(one => one.id)}::bigint[], ${changes.map(one => one.from)}::text[],
                ${changes.map(one => one.to)}::text[]) given (id, before, after)
    where voucher.id = given.id and voucher.state = given.before`.execute(tx)
  return Number(result.numAffectedRows ?? 0n)
}
