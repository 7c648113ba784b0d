/** SQL of the parties of contracts. */
import { sql } from 'kysely'
import type { Read } from '../../platform/db/database.ts'

export async function selectBin(read: Read, providerId: bigint): Promise<string> {
  const row = await read
    .selectFrom('provider')
    .select('bin')
    .where('id', '=', providerId)
    .executeTakeFirstOrThrow()
  return row.bin
}

export async function selectTerritory(read: Read, providerId: bigint): Promise<string> {
  const row = await read
    .selectFrom('provider')
    .select('territory_code')
    .where('id', '=', providerId)
    .executeTakeFirstOrThrow()
  return row.territory_code
}

/** Numbers of contracts that are in the making or go on after a day, in the order of applications. */
export async function selectLiveOfProvider(
  read: Read,
  providerId: bigint,
  lastDay: Temporal.PlainDate,
): Promise<readonly string[]> {
  const result = await sql<{ number: string }>`
    select number from contract
    where provider_id = ${providerId} and (
      state in ('drafted', 'signed-by-guardian')
      or (state = 'in-force' and (last_day is null or last_day > ${lastDay})))
    order by application_id, id`.execute(read)
  return result.rows.map(row => row.number)
}

/** Contracts of targeted vouchers that go on beyond the last day which their voucher has by now. */
export async function selectToReplace(read: Read, limit: number) {
  const result = await sql<{ number: string; lastDay: Temporal.PlainDate }>`
    select contract.number, voucher.ends_on as "lastDay"
    from voucher join contract on contract.voucher_id = voucher.id
    where voucher.ends_on is not null and contract.state = 'in-force'
      and (contract.last_day is null or contract.last_day > voucher.ends_on)
    order by contract.id limit ${limit}`.execute(read)
  return result.rows
}

export async function selectExcludedProviders(
  read: Read,
  today: Temporal.PlainDate,
  limit: number,
) {
  const result = await sql<{ providerId: bigint; lastDay: Temporal.PlainDate }>`
    select provider.id as "providerId", provider.listed_to as "lastDay" from provider
    where provider.listed_to < ${today} and exists (
      select from contract where contract.provider_id = provider.id and (
        contract.state in ('drafted', 'signed-by-guardian')
        or (contract.state = 'in-force' and (contract.last_day is null or contract.last_day > provider.listed_to))))
    order by provider.id limit ${limit}`.execute(read)
  return result.rows
}

export async function selectApplicationNumber(read: Read, applicationId: bigint): Promise<string> {
  const row = await read
    .selectFrom('application')
    .select('number')
    .where('id', '=', applicationId)
    .executeTakeFirstOrThrow()
  return row.number
}
