/** SQL of namings themselves: locked, written, answered. */
import { type Selectable, sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { NamingRow } from '../../platform/db/tables.ts'
import type { Naming, NamingClosing, NamingGroup, NamingState } from './naming.ts'

function asNaming(row: Selectable<NamingRow>): Naming {
  return {
    id: row.id,
    number: row.number,
    groupId: row.group_id,
    childId: row.child_id,
    guardianId: row.guardian_id,
    state: row.state as NamingState,
    closing: row.closing as NamingClosing | null,
    namedAt: row.named_at,
    notifiedAt: row.notified_at,
    replyUntil: row.reply_until,
    answeredAt: row.answered_at,
    words: row.words,
    applicationId: row.application_id,
  }
}

export async function selectNaming(read: Read, number: string): Promise<Naming | undefined> {
  const row = await read
    .selectFrom('naming')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirst()
  return row && asNaming(row)
}

export async function lockNaming(tx: Tx, id: bigint): Promise<Naming | undefined> {
  const row = await tx
    .selectFrom('naming')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row && asNaming(row)
}

/** All of a child, by id: two that are accepted at once wait for each other. */
export async function lockNamingsOfChild(tx: Tx, childId: bigint): Promise<readonly Naming[]> {
  const rows = await tx
    .selectFrom('naming')
    .selectAll()
    .where('child_id', '=', childId)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return rows.map(asNaming)
}

const GROUP = sql`
  select provider_group.id, provider_group.name, provider_group.cohort as "from", provider_group.cohort_to as "to",
    provider.id as "providerId", provider.bin, provider.club_kind as "clubKind",
    provider.territory_code as territory, provider.settlement_code as settlement
  from provider_group join provider on provider.id = provider_group.provider_id`

export async function selectNamingGroup(read: Read, id: bigint): Promise<NamingGroup | undefined> {
  const result = await sql<NamingGroup>`${GROUP}
    where provider_group.id = ${id} and provider_group.regime = 'lessons'`.execute(read)
  return result.rows[0]
}

/** Locked: who names in the same group counts one after the other what is left. */
export async function lockNamingGroup(tx: Tx, id: bigint): Promise<NamingGroup | undefined> {
  await sql`select from provider_group where id = ${id} for no key update`.execute(tx)
  return selectNamingGroup(tx, id)
}

/** Places of the group that nobody has, but for those that families are asked about. */
export async function countLeftToName(read: Read, groupId: bigint): Promise<number> {
  const result = await sql<{ left: number }>`
    select (select count(*) from place where group_id = ${groupId} and state = 'published' and admission = 'general')::integer
      - (select count(*) from naming where group_id = ${groupId} and state = 'proposed')::integer as "left"`.execute(
    read,
  )
  return result.rows[0]?.left ?? 0
}

export type NewNaming = {
  readonly number: string
  readonly groupId: bigint
  readonly childId: bigint
  readonly guardianId: bigint
  readonly label: string | null
}

/** Ids in the order given; a number that is taken is a fault that a repeat mends. */
export async function insertNamings(
  tx: Tx,
  rows: readonly NewNaming[],
  by: string,
  at: Temporal.Instant,
): Promise<readonly bigint[]> {
  const result = await sql<{ id: bigint; number: string }>`
    insert into naming (number, group_id, child_id, guardian_id, label, state, named_at, named_by)
    select given.number, given.group_id, given.child_id, given.guardian_id, given.label, 'proposed', ${at}, ${by}
    from unnest(${rows.map(row => row.number)}::text[], ${rows.map(row => row.groupId)}::bigint[],
                ${rows.map(row => row.childId)}::bigint[], ${rows.map(row => row.guardianId)}::bigint[],
                ${rows.map(row => row.label)}::text[])
      with ordinality given (number, group_id, child_id, guardian_id, label, place)
    order by given.place returning id, number`.execute(tx)
  const ids = new Map(result.rows.map(row => [row.number, row.id]))
  return rows.map(row => ids.get(row.number) ?? 0n)
}

export async function setNamingMessages(
  tx: Tx,
  ids: readonly bigint[],
  messageIds: readonly (bigint | null)[],
): Promise<void> {
  await sql`update naming set message_id = given.message_id
    from unnest(${ids}::bigint[], ${messageIds}::bigint[]) given (id, message_id)
    where naming.id = given.id`.execute(tx)
}

export async function updateNaming(
  tx: Tx,
  id: bigint,
  change: {
    readonly state: Exclude<NamingState, 'proposed'>
    readonly at: Temporal.Instant
    readonly closing?: NamingClosing
    readonly words?: string | null
    readonly applicationId?: bigint
  },
): Promise<void> {
  await tx
    .updateTable('naming')
    .set({
      state: change.state,
      answered_at: change.at,
      closing: change.closing ?? null,
      ...(change.words && { words: change.words }),
      ...(change.applicationId !== undefined && { application_id: change.applicationId }),
    })
    .where('id', '=', id)
    .execute()
}
