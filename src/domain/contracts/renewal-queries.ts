/** SQL of renewals: what the family asked, what the club answered. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'

export type Renewal = {
  readonly id: bigint
  readonly state: 'asked' | 'agreed' | 'refused'
  /** What the contract had when it was asked. */
  readonly lastDay: Temporal.PlainDate
}

export async function insertRenewal(
  tx: Tx,
  renewal: {
    readonly contractId: bigint
    readonly lastDay: Temporal.PlainDate
    readonly askedBy: bigint
    readonly at: Temporal.Instant
  },
): Promise<void> {
  await tx
    .insertInto('renewal')
    .values({
      contract_id: renewal.contractId,
      last_day: renewal.lastDay,
      state: 'asked',
      asked_at: renewal.at,
      asked_by: renewal.askedBy,
    })
    .execute()
}

/** Of the term that the contract has now; the contract is locked by who asks. */
export async function selectRenewal(
  read: Read,
  contractId: bigint,
  lastDay: Temporal.PlainDate,
): Promise<Renewal | undefined> {
  const row = await read
    .selectFrom('renewal')
    .select(['id', 'state', 'last_day'])
    .where('contract_id', '=', contractId)
    .where('last_day', '=', lastDay)
    .executeTakeFirst()
  return row && { id: row.id, state: row.state as Renewal['state'], lastDay: row.last_day }
}

export async function updateRenewal(
  tx: Tx,
  id: bigint,
  answer: {
    readonly state: 'agreed' | 'refused'
    readonly newLastDay: Temporal.PlainDate | null
    readonly by: string
    readonly at: Temporal.Instant
  },
): Promise<void> {
  await tx
    .updateTable('renewal')
    .set({
      state: answer.state,
      new_last_day: answer.newLastDay,
      answered_by: answer.by,
      answered_at: answer.at,
    })
    .where('id', '=', id)
    .execute()
}

export type RenewalOfProvider = {
  readonly number: string
  readonly childName: string
  readonly group: string
  readonly lastDay: Temporal.PlainDate
}

/** Asked, of contracts that still run, those that end first on top. */
export async function selectRenewalsOfProvider(
  read: Read,
  providerId: bigint,
): Promise<readonly RenewalOfProvider[]> {
  const result = await sql<RenewalOfProvider>`
    select contract.number, child.full_name as "childName", provider_group.name as "group",
      contract.last_day as "lastDay"
    from renewal join contract on contract.id = renewal.contract_id and contract.last_day = renewal.last_day
    join person child on child.id = contract.child_id
    join provider_group on provider_group.id = contract.group_id
    where contract.provider_id = ${providerId} and contract.state = 'in-force' and contract.end_reason is null
      and renewal.state = 'asked'
    order by contract.last_day, contract.id limit 500`.execute(read)
  return result.rows
}

export type EndingContract = {
  readonly number: string
  readonly groupId: bigint
  readonly lastDay: Temporal.PlainDate
  readonly renewal: Renewal['state'] | null
}

/** The club's contract of an application that is in force and ends by itself by a day. */
export async function selectEndingOfApplication(
  read: Read,
  applicationId: bigint,
  until: Temporal.PlainDate,
): Promise<EndingContract | undefined> {
  const result = await sql<EndingContract>`
    select contract.number, contract.group_id as "groupId", contract.last_day as "lastDay",
      (select state from renewal where renewal.contract_id = contract.id
        and renewal.last_day = contract.last_day) as renewal
    from contract left join voucher on voucher.id = contract.voucher_id
    where contract.application_id = ${applicationId} and contract.programme = 'club'
      and contract.state = 'in-force' and contract.end_reason is null and contract.last_day <= ${until}
      and voucher.ends_on is null
    order by contract.id desc limit 1`.execute(read)
  return result.rows[0]
}
