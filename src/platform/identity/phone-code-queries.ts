/** All SQL of codes that prove a phone. */
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

export type PhoneCodePurpose = 'apply' | 'sign-in' | 'sign'

type PhoneCodeRow = {
  readonly id: bigint
  readonly phone: string | null
  readonly code_hash: string
  readonly expires_at: Temporal.Instant
  readonly attempts: number
  readonly used_at: Temporal.Instant | null
}

export async function insertCode(
  tx: Tx,
  code: {
    readonly phone: string | null
    readonly purpose: PhoneCodePurpose
    readonly codeHash: string
    readonly sessionHash: string
    readonly createdAt: Temporal.Instant
    readonly expiresAt: Temporal.Instant
  },
): Promise<bigint> {
  const row = await tx
    .insertInto('phone_code')
    .values({
      phone: code.phone,
      purpose: code.purpose,
      code_hash: code.codeHash,
      session_hash: code.sessionHash,
      created_at: code.createdAt,
      expires_at: code.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** The newest code of a browser for a purpose: an older one stops working when a new one is sent. */
export async function lockNewestCode(
  tx: Tx,
  sessionHash: string,
  purpose: PhoneCodePurpose,
): Promise<PhoneCodeRow | undefined> {
  const result = await sql<PhoneCodeRow>`
    select id, phone, code_hash, expires_at, attempts, used_at from phone_code
    where session_hash = ${sessionHash} and purpose = ${purpose}
    order by id desc limit 1 for update`.execute(tx)
  return result.rows[0]
}

export async function updateAttempts(tx: Tx, id: bigint, attempts: number): Promise<void> {
  await tx.updateTable('phone_code').set({ attempts }).where('id', '=', id).execute()
}

export async function updateUsed(tx: Tx, id: bigint, at: Temporal.Instant): Promise<void> {
  await tx.updateTable('phone_code').set({ used_at: at }).where('id', '=', id).execute()
}

export async function deleteOldCodes(tx: Tx, before: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('phone_code').where('expires_at', '<', before).execute()
}
