/** SQL of targeted vouchers that were taken over. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { NamedGroup, StandingTargeted, TakenOver } from './taken-over.ts'

export async function selectNamedGroups(
  read: Read,
  bins: readonly string[],
): Promise<readonly NamedGroup[]> {
  const result = await sql<NamedGroup>`
    select provider_group.id, provider.bin, provider_group.name, provider.territory_code as territory,
           provider.club_kind as "clubKind", cohort, cohort_to as "cohortTo"
    from provider join provider_group on provider_group.provider_id = provider.id
    where provider.bin = any(${bins}::text[]) and provider.programme = 'club'`.execute(read)
  return result.rows
}

/** Live vouchers of clubs of these children, but universal ones that nobody has answered yet. */
export async function selectStandingTargeted(
  read: Read,
  childIins: readonly string[],
): Promise<readonly StandingTargeted[]> {
  const result = await sql<StandingTargeted>`
    select child.iin as "childIin", guardian.iin as "guardianIin", voucher.form, taken_over.group_id as "groupId"
    from person child
    join voucher on voucher.child_id = child.id and voucher.programme = 'club'
      and voucher.state not in ('lapsed', 'closed')
      and (voucher.form = 'targeted' or voucher.state <> 'offered')
    join application on application.id = voucher.application_id
    join person guardian on guardian.id = application.guardian_id
    left join taken_over on taken_over.voucher_id = voucher.id
    where child.iin = any(${childIins}::text[])
    order by voucher.form, voucher.id`.execute(read)
  return result.rows
}

export async function insertTakenOver(
  tx: Tx,
  rows: readonly { readonly voucherId: bigint; readonly groupId: bigint }[],
  at: Temporal.Instant,
  by: string,
): Promise<void> {
  await sql`
    insert into taken_over (voucher_id, group_id, taken_at, taken_by)
    select given.voucher_id, given.group_id, ${at}, ${by}
    from unnest(${rows.map(row => row.voucherId)}::bigint[], ${rows.map(row => row.groupId)}::bigint[])
      given (voucher_id, group_id)`.execute(tx)
}

export type ExportedTakenOver = Omit<TakenOver, 'childIin' | 'guardianIin' | 'phone' | 'kind'> & {
  readonly voucherId: bigint
  readonly childIin: string
  readonly guardianIin: string
  readonly phone: string | null
}

/** Live ones of families that are still known, after a voucher. */
export async function selectTakenOverForExport(
  read: Read,
  after: bigint,
  limit: number,
): Promise<readonly ExportedTakenOver[]> {
  const result = await sql<ExportedTakenOver>`
    select voucher.id as "voucherId", child.iin as "childIin", child.full_name as "childName",
           child.birth_date as "childBirthDate", guardian.iin as "guardianIin", guardian.full_name as "guardianName",
           guardian.phone, voucher.settlement_code as settlement, provider.bin, provider_group.name as "group"
    from taken_over join voucher on voucher.id = taken_over.voucher_id and voucher.state not in ('lapsed', 'closed')
    join application on application.id = voucher.application_id
    join person child on child.id = application.child_id and child.standing = 'known'
    join person guardian on guardian.id = application.guardian_id and guardian.standing = 'known'
    join provider_group on provider_group.id = taken_over.group_id
    join provider on provider.id = provider_group.provider_id
    where taken_over.voucher_id > ${after} order by taken_over.voucher_id limit ${limit}`.execute(
    read,
  )
  return result.rows
}
